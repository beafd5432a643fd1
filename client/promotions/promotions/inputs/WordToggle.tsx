import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';

export interface WordToggleProps<T extends string> {
  /** Translation key. */
  label: string;
  value: T;
  /** Translation keys. */
  names: Record<T, string>;
  onChange: (value: T) => void;
}

/** A choice between a few words; one of them is always chosen. */
export const WordToggle = <T extends string>({
  label,
  value,
  names,
  onChange,
}: WordToggleProps<T>) => {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      color="primary"
      value={value}
      onChange={(_, chosen: T | null) => chosen && onChange(chosen)}
      aria-label={translate(label)}
    >
      {Object.entries<string>(names).map(([id, name]) => (
        <ToggleButton key={id} value={id} sx={{ py: 0.25, textTransform: 'none' }}>
          {translate(name)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
