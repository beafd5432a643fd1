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
  alert: { id, version, ownerId },
  onClose,
}: {
  alert: SurveyAlert;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const agents = useAgents();
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
        choices={[{ id: ANY_MANAGER, name: translate('surveyAlerts.anyManager') }, ...agents]}
        onChange={setChosen}
      />
    </FormDialog>
  );
};
