import { Autocomplete, TextField } from '@mui/material';
import { FieldTitle, InputHelperText, useInput, useResourceContext } from 'react-admin';

/** Free words; Enter or a comma ends one. */
export const TagsInput = ({ source }: { source: string }) => {
  const resource = useResourceContext();
  const { field, fieldState, id } = useInput<string[]>({ source, defaultValue: [] });
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      options={[]}
      id={id}
      value={Array.isArray(field.value) ? field.value : []}
      onChange={(_, tags) =>
        field.onChange([
          ...new Set(
            tags
              .flatMap((tag) => tag.split(/[,，]/))
              .map((tag) => tag.trim())
              .filter(Boolean),
          ),
        ])
      }
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
