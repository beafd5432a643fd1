/** One of a few choices in a dialog. */
import { MenuItem, TextField } from '@mui/material';

export interface Choice {
  id: string | number;
  name: string;
}

export const ChoiceField = ({
  label,
  value,
  choices,
  helperText,
  onChange,
}: {
  label: string;
  value: string;
  choices: readonly Choice[];
  helperText?: string;
  onChange: (value: string) => void;
}) => (
  <TextField
    select
    label={label}
    value={value}
    helperText={helperText}
    onChange={({ target }) => onChange(target.value)}
  >
    {choices.map(({ id, name }) => (
      <MenuItem key={id} value={String(id)}>
        {name}
      </MenuItem>
    ))}
  </TextField>
);
