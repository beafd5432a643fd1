import { Dialog, TextField } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useDialogClose } from '../ui/feedback/useDialogClose.ts';
import type { SearchFieldProps } from './SearchField.tsx';

const SearchField = lazy(() => import('./SearchField.tsx'));

/** What is typed while the code of the field is loaded stands in it afterwards. */
export const SearchDialog = ({ onClose, onKeys }: Pick<SearchFieldProps, 'onClose' | 'onKeys'>) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const close = useDialogClose(true, onClose);
  return (
    <Dialog
      open
      onClose={close}
      slotProps={{
        container: { sx: { alignItems: 'flex-start' } },
        paper: { 'aria-label': translate('layout.search.open'), sx: { p: 1.5 } },
      }}
    >
      <Suspense
        fallback={
          <TextField
            autoFocus
            fullWidth
            value={text}
            onChange={({ target }) => setText(target.value)}
            placeholder={translate('layout.search.hint')}
          />
        }
      >
        <SearchField text={text} onText={setText} onClose={onClose} onKeys={onKeys} />
      </Suspense>
    </Dialog>
  );
};
