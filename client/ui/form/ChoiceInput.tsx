import { FormControlLabel, FormHelperText, Radio, RadioGroup } from '@mui/material';
import { useId } from 'react';
import { useInput, useTranslate } from 'react-admin';

export interface ChoiceInputProps {
  source: string;
  /** Translation key, said to those who do not see the page. */
  label: string;
  /** Names are translation keys. */
  choices: readonly { id: string; name: string }[];
  onChoose?: (id: string) => void;
}

/** One of a few, all in sight. */
export const ChoiceInput = ({ source, label, choices, onChoose }: ChoiceInputProps) => {
  const translate = useTranslate();
  const errorId = useId();
  const { field, fieldState } = useInput<string>({ source });
  return (
    <>
      <RadioGroup
        row
        name={field.name}
        value={field.value ?? ''}
        onChange={(_, chosen) => {
          field.onChange(chosen);
          onChoose?.(chosen);
        }}
        aria-label={translate(label)}
        {...(fieldState.error && { 'aria-describedby': errorId })}
        sx={{ columnGap: 1, rowGap: 0.5 }}
      >
        {choices.map(({ id, name }) => (
          <FormControlLabel
            key={id}
            value={id}
            label={translate(name)}
            control={<Radio size="small" sx={{ py: 0.5 }} />}
          />
        ))}
      </RadioGroup>
      {fieldState.error && (
        <FormHelperText id={errorId} error>
          {translate(fieldState.error.message ?? '', { _: fieldState.error.message ?? '' })}
        </FormHelperText>
      )}
    </>
  );
};
