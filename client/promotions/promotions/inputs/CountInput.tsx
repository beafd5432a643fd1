import type { ReactNode } from 'react';
import { NumberInput } from 'react-admin';

export interface CountInputProps {
  source: string;
  /** Translation key. */
  label: string;
  min?: number;
  helperText?: ReactNode;
}

/** A whole number; null when empty. */
export const CountInput = ({ source, label, min = 1, helperText = false }: CountInputProps) => (
  <NumberInput source={source} label={label} min={min} step={1} fullWidth helperText={helperText} />
);
