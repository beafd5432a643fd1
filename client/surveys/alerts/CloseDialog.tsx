/** Closes an alert: whether the customer was reached, why it went wrong, and what was done about it. */
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { RootCause } from '#contract/service/rootCauses';
import type { SurveyAlertDetail } from '#contract/surveys/alerts';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ChoiceField } from '../shared/ChoiceField.tsx';

const MAX_CAUSES = 500;

const missingOf = (contacted: string, cause: string, action: string): string | null => {
  if (contacted === '') return 'surveyAlerts.missing.contacted';
  if (cause === '') return 'surveyAlerts.missing.cause';
  return action.trim() === '' ? 'surveyAlerts.missing.action' : null;
};

export const CloseDialog = ({
  alert: { id, version, rootCauseId, contacts },
  onClose,
}: {
  alert: SurveyAlertDetail;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const [contacted, setContacted] = useState('');
  const [cause, setCause] = useState(rootCauseId === null ? '' : String(rootCauseId));
  const [action, setAction] = useState('');
  const { data: causes = [] } = useGetList<RootCause>('rootCauses', {
    pagination: { page: 1, perPage: MAX_CAUSES },
    sort: { field: 'code', order: 'ASC' },
  });
  const { act, pending } = useAct('surveyAlerts', 'closing', {
    success: 'surveyAlerts.closed',
    onSuccess: onClose,
  });
  const label = (field: string) => translate(`resources.surveyAlerts.fields.${field}`);
  return (
    <FormDialog
      title="surveyAlerts.verbs.close"
      submit="surveyAlerts.verbs.close"
      missing={missingOf(contacted, cause, action)}
      pending={pending}
      onSubmit={() =>
        void act(id, {
          wasContacted: contacted === 'yes',
          rootCauseId: Number(cause),
          actionTaken: action,
          version,
        })
      }
      onClose={onClose}
    >
      <ChoiceField
        label={label('wasContacted')}
        value={contacted}
        helperText={
          contacts.length === 0
            ? translate('surveyAlerts.noContacts')
            : translate('surveyAlerts.help.contacted', { smart_count: contacts.length })
        }
        choices={['yes', 'no'].map((one) => ({
          id: one,
          name: translate(`ra.boolean.${one === 'yes'}`),
        }))}
        onChange={setContacted}
      />
      <ChoiceField
        label={label('rootCauseId')}
        value={cause}
        choices={causes
          .filter(({ archivedAt }) => archivedAt === null)
          .map(({ id: one, names }) => ({ id: one, name: toText(names) }))}
        onChange={setCause}
      />
      <TextField
        multiline
        minRows={3}
        label={label('actionTaken')}
        value={action}
        onChange={({ target }) => setAction(target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
};
