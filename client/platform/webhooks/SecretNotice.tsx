import { Button, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { WithSecret } from '#contract/platform/webhooks';
import { CopyField } from '../../ui/form/CopyField.tsx';

/** The content of the dialog that shows a secret, which is never shown again. */
export const SecretNotice = ({
  made,
  titleId,
  onClose,
}: {
  made: WithSecret;
  titleId: string;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  return (
    <>
      <DialogTitle id={titleId}>{translate('webhooks.secretTitle')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 1 }}>
          {translate(
            made.previousSecretUntil === null ? 'webhooks.secretText' : 'webhooks.renewedText',
          )}
        </Typography>
        <CopyField label="webhooks.secret" value={made.secret} />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {translate('webhooks.secretSaved')}
        </Button>
      </DialogActions>
    </>
  );
};
