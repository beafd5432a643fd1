import { Autocomplete, TextField } from '@mui/material';
import { FieldTitle, InputHelperText, useInput, useResourceContext } from 'react-admin';

/** Codes typed one by one; Enter or a comma ends one. */
export const WordsInput = ({ source, disabled }: { source: string; disabled: boolean }) => {
  const resource = useResourceContext();
  const { field, fieldState, id } = useInput<string[]>({ source, defaultValue: [] });
  const split = (words: readonly string[]) =>
    words.flatMap((word) => word.split(/[,，]/)).map((word) => word.trim());
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      disabled={disabled}
      options={[]}
      id={id}
      value={Array.isArray(field.value) ? field.value : []}
      onChange={(_, words) => field.onChange([...new Set(split(words).filter(Boolean))])}
      renderInput={(params) => (
        <TextField
          {...params}
          label={<FieldTitle source={source} resource={resource} />}
          error={fieldState.invalid}
          helperText={
            fieldState.error ? <InputHelperText error={fieldState.error.message} /> : undefined
          }
        />
      )}
    />
  );
};
