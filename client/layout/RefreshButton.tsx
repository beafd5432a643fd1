import { Box, CircularProgress } from '@mui/material';
import { RefreshIconButton, useLoading, useTranslate } from 'react-admin';

/** Loads everything on the page again; spins while anything is loading. */
export const RefreshButton = () => {
  const translate = useTranslate();
  const loading = useLoading();
  return (
    <Box sx={{ position: 'relative', display: 'grid', placeItems: 'center' }}>
      <RefreshIconButton sx={{ opacity: loading ? 0 : 1 }} />
      {loading && (
        <CircularProgress
          color="inherit"
          size={18}
          thickness={5}
          aria-label={translate('ra.message.loading')}
          sx={{ position: 'absolute', pointerEvents: 'none' }}
        />
      )}
    </Box>
  );
};
