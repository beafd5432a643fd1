import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useInput, useTranslate } from 'react-admin';

/** One of a few, all in sight. Labels and names are translation keys. */
export const ChoiceInput = ({
  source,
  label,
  choices,
}: {
  source: string;
  label: string;
  choices: readonly { id: string; name: string }[];
}) => {
  const translate = useTranslate();
  const { field } = useInput<string>({ source });
  return (
    <ToggleButtonGroup
      exclusive
      fullWidth
      size="small"
      color="primary"
      value={field.value}
      onChange={(_, chosen: string | null) => chosen && field.onChange(chosen)}
      aria-label={translate(label)}
      sx={{ mb: 1 }}
    >
      {choices.map(({ id, name }) => (
        <ToggleButton key={id} value={id} sx={{ py: 0.5, textTransform: 'none' }}>
          {translate(name)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
