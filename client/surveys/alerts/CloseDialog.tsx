/** Closes an alert: whether the customer was reached, why it went wrong, and what was done about it. */
import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { RootCause } from '#contract/service/rootCauses';
import type { SurveyAlertDetail } from '#contract/surveys/alerts';
import { isReached } from '#rules/surveys/alerts';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { LimitedField } from '../../ui/form/LimitedField.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ChoiceField } from '../shared/ChoiceField.tsx';

const MAX_CAUSES = 500;

const missingOf = (cause: string, action: string): string | null => {
  if (cause === '') return 'surveyAlerts.missing.cause';
  return action.trim() === '' ? 'surveyAlerts.missing.action' : null;
};

export const CloseDialog = ({
  alert: { id, version, rootCauseId, contacts, reopenedAt },
  onClose,
}: {
  alert: SurveyAlertDetail;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const wasContacted = isReached(contacts, reopenedAt);
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
      missing={missingOf(cause, action)}
      pending={pending}
      onSubmit={() =>
        void act(id, {
          wasContacted,
          rootCauseId: Number(cause),
          actionTaken: action,
          version,
        })
      }
      onClose={onClose}
    >
      <Facts
        facts={[{ label: label('wasContacted'), value: translate(`ra.boolean.${wasContacted}`) }]}
      />
      <Box sx={{ color: 'text.secondary' }}>
        <Typography variant="body2">
          {contacts.length === 0
            ? translate('surveyAlerts.noContacts')
            : translate('surveyAlerts.help.contacted', { smart_count: contacts.length })}
        </Typography>
        <Typography variant="body2">{translate('surveyAlerts.help.byLog')}</Typography>
      </Box>
      <ChoiceField
        label={label('rootCauseId')}
        value={cause}
        choices={causes
          .filter(({ archivedAt }) => archivedAt === null)
          .map(({ id: one, names }) => ({ id: one, name: toText(names) }))}
        onChange={setCause}
      />
      <LimitedField
        multiline
        minRows={3}
        label={label('actionTaken')}
        value={action}
        onChange={({ target }) => setAction(target.value)}
        max={2000}
      />
    </FormDialog>
  );
};
