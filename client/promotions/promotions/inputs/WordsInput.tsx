import { Autocomplete, TextField } from '@mui/material';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { firstError } from '../../../ui/form/firstError.ts';
import { useWords } from '../../../ui/form/useWords.ts';
import { PLACEHOLDER } from '../../../ui/form/layout.ts';

export interface WordsInputProps {
  source: string;
  /** Translation keys. */
  label: string;
  placeholder?: string;
}

const split = (words: readonly string[]) =>
  words
    .flatMap((word) => word.split(/[,，]/))
    .map((word) => word.trim())
    .filter(Boolean);

/** Words that are typed; Enter or a comma ends one. */
export const WordsInput = ({ source, label, placeholder }: WordsInputProps) => {
  const translate = useTranslate();
  const { field, fieldState, id } = useInput<string[]>({ source, defaultValue: [] });
  const error = firstError(fieldState.error);
  const value = Array.isArray(field.value) ? field.value : [];
  const words = useWords(value, split);
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      options={[]}
      id={id}
      value={value}
      {...words.box}
      onChange={(_, typed) => {
        words.tell(typed);
        field.onChange([...new Set(split(typed))]);
      }}
      clearText={translate('ra.action.clear_input_value')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate(label)}
          {...(placeholder && value.length === 0 && { placeholder: translate(placeholder) })}
          error={error !== undefined}
          helperText={error === undefined ? words.said : <InputHelperText error={error} />}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={PLACEHOLDER}
        />
      )}
    />
  );
};
