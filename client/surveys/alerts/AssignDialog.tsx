/** Gives an alert to somebody. */
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { SurveyAlert } from '#contract/surveys/alerts';
import { useAgents } from '../../service/shared/useAgents.ts';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { ChoiceField } from '../shared/ChoiceField.tsx';

const ANY_MANAGER = '-';

export const AssignDialog = ({
  alert: { id, version, ownerId, precision, reopenedAt },
  onClose,
}: {
  alert: SurveyAlert;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  // Those of customers who are unhappy again, and those of which nobody learns whom they are about, are managers'.
  const isManagers = precision === 'month' || reopenedAt !== null;
  const people = useAgents().filter(({ role }) => !isManagers || role !== 'agent');
  const [chosen, setChosen] = useState(ownerId ?? ANY_MANAGER);
  const { act, pending } = useAct('surveyAlerts', 'assignment', {
    success: 'surveyAlerts.saved',
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title="surveyAlerts.verbs.assign"
      submit="surveyAlerts.verbs.assign"
      missing={null}
      pending={pending}
      onSubmit={() => void act(id, { ownerId: chosen === ANY_MANAGER ? null : chosen, version })}
      onClose={onClose}
    >
      <ChoiceField
        label={translate('resources.surveyAlerts.fields.ownerId')}
        value={chosen}
        choices={[{ id: ANY_MANAGER, name: translate('surveyAlerts.anyManager') }, ...people]}
        onChange={setChosen}
      />
    </FormDialog>
  );
};
