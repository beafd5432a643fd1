/** A picture that is stored elsewhere, by its address. */
import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ProductImage } from '#contract/catalog/products';
import { useUnsavedWork } from '../../../ui/form/AskBeforeLeaving.tsx';

const isAddress = (text: string) => ProductImage.shape.url.safeParse(text).success;

export const AddressInput = ({ onAdd }: { onAdd: (url: string) => void }) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  useUnsavedWork({ isUnsaved: text.trim() !== '' });
  const [wrong, setWrong] = useState(false);
  const add = () => {
    const url = text.trim();
    if (!isAddress(url)) return setWrong(true);
    onAdd(url);
    setText('');
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', mt: 1 }}>
      <TextField
        size="small"
        margin="none"
        label={translate('products.pictures.address')}
        value={text}
        error={wrong}
        helperText={wrong ? translate('products.errors.imageUrl') : undefined}
        onChange={({ target }) => {
          setText(target.value);
          setWrong(false);
        }}
        onBlur={() => setWrong(text.trim() !== '' && !isAddress(text.trim()))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Enter would save the form.
          event.preventDefault();
          add();
        }}
        sx={{ flex: '0 1 420px' }}
      />
      <Button onClick={add} disabled={text.trim() === ''}>
        {translate('ra.action.add')}
      </Button>
    </Box>
  );
};
