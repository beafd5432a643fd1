/** Why somebody does something: a few lines, which the log keeps. */
import type { SxProps, Theme } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { LimitedField } from './LimitedField.tsx';

export interface ReasonFieldProps {
  value: string;
  onChange: (reason: string) => void;
  max: number;
  required?: boolean;
  autoFocus?: boolean;
  /** What is wrong with it, in words; nothing, empty or false where nothing is. */
  wrong?: ReactNode;
  sx?: SxProps<Theme>;
}

export const ReasonField = ({
  value,
  onChange,
  max,
  required = true,
  autoFocus = false,
  wrong,
  sx = {},
}: ReasonFieldProps) => {
  const translate = useTranslate();
  return (
    <LimitedField
      fullWidth
      multiline
      minRows={2}
      autoFocus={autoFocus}
      required={required}
      label={translate('ui.reason')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      error={Boolean(wrong)}
      helperText={wrong}
      max={max}
      sx={sx}
    />
  );
};
