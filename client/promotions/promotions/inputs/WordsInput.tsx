import { Autocomplete, TextField } from '@mui/material';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { firstError } from '../../../ui/form/firstError.ts';
import { PLACEHOLDER } from '../../../ui/form/layout.ts';

export interface WordsInputProps {
  source: string;
  /** Translation keys. */
  label: string;
  placeholder?: string;
  /** Words in use, to choose from; any other may be typed. */
  known?: readonly string[];
}

const split = (words: readonly string[]) =>
  words.flatMap((word) => word.split(/[,，]/)).map((word) => word.trim());

/** Words chosen or typed; Enter or a comma ends one. */
export const WordsInput = ({ source, label, placeholder, known = [] }: WordsInputProps) => {
  const translate = useTranslate();
  const { field, fieldState, id } = useInput<string[]>({ source, defaultValue: [] });
  const error = firstError(fieldState.error);
  const value = Array.isArray(field.value) ? field.value : [];
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      openOnFocus
      filterSelectedOptions
      options={[...known]}
      id={id}
      value={value}
      onChange={(_, words) => field.onChange([...new Set(split(words).filter(Boolean))])}
      clearText={translate('ra.action.clear_input_value')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate(label)}
          {...(placeholder && value.length === 0 && { placeholder: translate(placeholder) })}
          error={error !== undefined}
          helperText={error === undefined ? undefined : <InputHelperText error={error} />}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={PLACEHOLDER}
        />
      )}
    />
  );
};
