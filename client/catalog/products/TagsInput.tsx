import { Autocomplete, TextField } from '@mui/material';
import { useWords } from '../../ui/form/useWords.ts';
import { FieldTitle, InputHelperText, useInput, useResourceContext } from 'react-admin';

const split = (typed: readonly string[]): string[] =>
  typed
    .flatMap((tag) => tag.split(/[,，]/))
    .map((tag) => tag.trim())
    .filter(Boolean);

/** Free words; Enter or a comma ends one. */
export const TagsInput = ({ source }: { source: string }) => {
  const resource = useResourceContext();
  const { field, fieldState, id } = useInput<string[]>({ source, defaultValue: [] });
  const tags = Array.isArray(field.value) ? field.value : [];
  const words = useWords(tags, split);
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      options={[]}
      id={id}
      value={tags}
      {...words.box}
      onChange={(_, typed) => {
        words.tell(typed);
        field.onChange([...new Set(split(typed))]);
      }}
      renderInput={(params) => (
        <TextField
          {...params}
          label={<FieldTitle source={source} resource={resource} />}
          error={fieldState.invalid}
          helperText={
            fieldState.error ? <InputHelperText error={fieldState.error.message} /> : words.said
          }
        />
      )}
    />
  );
};
