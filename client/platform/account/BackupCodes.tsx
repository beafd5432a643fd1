import { Alert, Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CopyField } from '../../ui/form/CopyField.tsx';

export const BackupCodes = ({
  codes,
  onDone,
}: {
  codes: readonly string[];
  onDone: () => void;
}) => {
  const translate = useTranslate();
  return (
    <Box sx={{ maxWidth: 520 }}>
      <Alert severity="warning" sx={{ mb: 1 }}>
        <strong>{translate('account.backupTitle')}</strong> {translate('account.backupText')}
      </Alert>
      <CopyField multiline label="account.backupCodes" value={codes.join('\n')} />
      <Button variant="contained" onClick={onDone} sx={{ mt: 1 }}>
        {translate('account.done')}
      </Button>
    </Box>
  );
};
