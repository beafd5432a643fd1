import Close from '@mui/icons-material/Close';
import { Box, IconButton, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Upload } from './useUploads.ts';

/** One file under way, or why it was refused. */
export const UploadRow = ({
  upload: { name, share, error },
  onDismiss,
}: {
  upload: Upload;
  onDismiss: () => void;
}) => {
  const translate = useTranslate();
  if (error !== undefined)
    return (
      <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography color="error" sx={{ flex: 1, overflowWrap: 'anywhere' }}>
          {translate('pictures.refused', { name, reason: error })}
        </Typography>
        <IconButton
          size="small"
          aria-label={translate('pictures.dismiss', { name })}
          onClick={onDismiss}
        >
          <Close fontSize="small" />
        </IconButton>
      </Box>
    );
  const label = translate(share < 1 ? 'pictures.sending' : 'pictures.working', { name });
  return (
    <Box component="li">
      <Typography sx={{ overflowWrap: 'anywhere' }}>{label}</Typography>
      <LinearProgress
        variant={share > 0 && share < 1 ? 'determinate' : 'indeterminate'}
        value={share * 100}
        aria-label={label}
        sx={{ height: 6, borderRadius: 3 }}
      />
    </Box>
  );
};
