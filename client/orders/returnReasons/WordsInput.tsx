/** The texts of returns that mean the reason: one is added by typing it, and taken away by its cross. */
import { Autocomplete, TextField } from '@mui/material';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { firstError } from '../../ui/form/firstError.ts';
import { useWords } from '../../ui/form/useWords.ts';

const split = (typed: readonly string[]): string[] =>
  typed.map((word) => word.trim()).filter(Boolean);

export const WordsInput = () => {
  const translate = useTranslate();
  const { field, fieldState, id } = useInput<string[]>({ source: 'words', defaultValue: [] });
  const error = firstError(fieldState.error);
  const texts = Array.isArray(field.value) ? field.value : [];
  const words = useWords(texts, split);
  return (
    <Autocomplete
      id={id}
      multiple
      freeSolo
      options={[]}
      value={texts}
      {...words.box}
      onChange={(_, typed) => {
        words.tell(typed);
        field.onChange([...new Set(split(typed))]);
      }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate('resources.returnReasons.fields.words')}
          error={error !== undefined}
          helperText={
            error === undefined ? (
              (words.said ?? translate('returnReasons.wordsHelp'))
            ) : (
              <InputHelperText error={error} />
            )
          }
        />
      )}
    />
  );
};
