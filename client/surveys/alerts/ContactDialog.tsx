/** How somebody tried to get in touch with the customer. */
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CARE_OUTCOMES } from '#contract/service/careCalls';
import { type SurveyAlert, TYPED_CHANNELS } from '#contract/surveys/alerts';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { ChoiceField } from '../shared/ChoiceField.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

export const ContactDialog = ({
  alert: { id, version },
  onClose,
}: {
  alert: SurveyAlert;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const [channel, setChannel] = useState('phone');
  const [outcome, setOutcome] = useState('reached');
  const [note, setNote] = useState('');
  const { act, pending } = useAct('surveyAlerts', 'contact', {
    success: 'surveyAlerts.saved',
    onSuccess: onClose,
  });
  const coded = (ids: readonly string[], path: string) =>
    ids.map((one) => ({ id: one, name: translate(`surveyAlerts.${path}.${one}`) }));
  const label = (field: string) => translate(`resources.surveyAlerts.fields.${field}`);
  return (
    <FormDialog
      title="surveyAlerts.verbs.contact"
      submit="surveyAlerts.verbs.contact"
      missing={null}
      pending={pending}
      onSubmit={() => void act(id, { channel, outcome, note: note.trim() || null, version })}
      onClose={onClose}
    >
      <ChoiceField
        label={label('contactChannel')}
        value={channel}
        choices={coded(TYPED_CHANNELS, 'channels')}
        onChange={setChannel}
      />
      <ChoiceField
        label={label('outcome')}
        value={outcome}
        choices={coded(CARE_OUTCOMES, 'outcomes')}
        onChange={setOutcome}
      />
      <LimitedField
        multiline
        minRows={2}
        label={label('note')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        max={1000}
      />
    </FormDialog>
  );
};
