import SearchIcon from '@mui/icons-material/Search';
import { Box, Button } from '@mui/material';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { SearchDialog } from './SearchDialog.tsx';

const KeysDialog = lazy(() => import('./KeysDialog.tsx'));

/** On a phone the word is for screen readers only. */
const LABEL = {
  flex: 1,
  textAlign: 'left',
  position: { xs: 'absolute', md: 'static' },
  width: { xs: '1px', md: 'auto' },
  height: { xs: '1px', md: 'auto' },
  overflow: 'hidden',
  clipPath: { xs: 'inset(50%)', md: 'none' },
  whiteSpace: 'nowrap',
} as const;

/** Finds pages and records from anywhere: a click, or Ctrl+K. */
export const SearchButton = () => {
  const translate = useTranslate();
  const [shown, setShown] = useState<'search' | 'keys' | null>(null);
  const close = () => setShown(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setShown('search');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button
        color="inherit"
        variant="outlined"
        startIcon={<SearchIcon />}
        aria-keyshortcuts="Control+K"
        onClick={() => setShown('search')}
        sx={{
          color: 'text.secondary',
          borderColor: 'divider',
          minWidth: { xs: 40, md: 260 },
          justifyContent: 'flex-start',
          '& .MuiButton-startIcon': { mr: { xs: 0, md: 1 }, ml: { xs: 0, md: -0.5 } },
        }}
      >
        <Box component="span" sx={LABEL}>
          {translate('layout.search.open')}
        </Box>
        <Box
          component="kbd"
          sx={{ display: { xs: 'none', md: 'inline' }, font: 'inherit', fontSize: 12.5 }}
        >
          Ctrl K
        </Box>
      </Button>
      {shown === 'search' && <SearchDialog onClose={close} onKeys={() => setShown('keys')} />}
      {shown === 'keys' && (
        <Suspense>
          <KeysDialog onClose={close} />
        </Suspense>
      )}
    </>
  );
};
