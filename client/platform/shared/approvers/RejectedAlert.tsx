/** By whom something was rejected, with the reason that this person gave. */
import { Alert, Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Gap } from '../../../ui/record/Gap.tsx';
import { usePersonName } from '../PersonName.tsx';

export interface RejectedAlertProps {
  approverName: string | null;
  /** The reason as it was given; null where none was. */
  reason: ReactNode;
  /** Translation key of what may be done now. */
  next?: string;
}

export const RejectedAlert = ({ approverName, reason, next }: RejectedAlertProps) => {
  const translate = useTranslate();
  const toName = usePersonName();
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {translate('approvers.rejectedBy', { name: toName(approverName ?? '–') })}
      <Gap />
      {next && translate(next)}
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {reason ? (
          <>
            {translate('approvers.reasonGiven')}
            <Gap />
            {reason}
          </>
        ) : (
          translate('approvers.noReason')
        )}
      </Box>
    </Alert>
  );
};
