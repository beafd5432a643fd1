import { WholeInput } from '../../../ui/form/WholeInput.tsx';

export interface CountInputProps {
  source: string;
  /** Translation key. */
  label: string;
  min?: number;
}

/** A whole number; null when empty. */
export const CountInput = ({ source, label, min = 1 }: CountInputProps) => (
  <WholeInput source={source} label={label} min={min} fullWidth helperText={false} />
);
