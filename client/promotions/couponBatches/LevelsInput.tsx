import { Autocomplete, TextField } from '@mui/material';
import { InputHelperText, useInput, useTranslate } from 'react-admin';
import { useAudiences } from '../../members/shared/useAudiences.ts';

/** Names of levels typed one by one; Enter or a comma ends one. */
export const LevelsInput = ({ source }: { source: string }) => {
  const translate = useTranslate();
  const { levels } = useAudiences();
  const { field, fieldState, id } = useInput<string[]>({ source, defaultValue: [] });
  const split = (words: readonly string[]) =>
    words.flatMap((word) => word.split(/[,，]/)).map((word) => word.trim());
  const help = fieldState.error?.message;
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      options={levels.map(({ name }) => name)}
      id={id}
      value={Array.isArray(field.value) ? field.value : []}
      onChange={(_, words) => field.onChange([...new Set(split(words).filter(Boolean))])}
      clearText={translate('ra.action.clear_input_value')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate('resources.couponBatches.fields.claim.levels')}
          error={fieldState.invalid}
          helperText={
            help ? <InputHelperText error={help} /> : translate('couponBatches.help.levels')
          }
        />
      )}
    />
  );
};
