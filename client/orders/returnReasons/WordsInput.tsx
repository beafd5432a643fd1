/** The texts of returns that mean the reason: one is added by typing it, and taken away by its cross. */
import { Autocomplete, TextField } from '@mui/material';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { firstError } from '../../ui/form/firstError.ts';

export const WordsInput = () => {
  const translate = useTranslate();
  const { field, fieldState, id } = useInput<string[]>({ source: 'words', defaultValue: [] });
  const error = firstError(fieldState.error);
  return (
    <Autocomplete
      id={id}
      multiple
      freeSolo
      options={[]}
      value={Array.isArray(field.value) ? field.value : []}
      onChange={(_, words) =>
        field.onChange([...new Set(words.map((word) => word.trim()).filter(Boolean))])
      }
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate('resources.returnReasons.fields.words')}
          error={error !== undefined}
          helperText={
            error === undefined ? (
              translate('returnReasons.wordsHelp')
            ) : (
              <InputHelperText error={error} />
            )
          }
        />
      )}
    />
  );
};
