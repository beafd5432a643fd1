/** How much of what a level asks for is reached, as a bar beside its figures. */
import { LinearProgress } from '@mui/material';
import type { MeasuredCondition } from '#contract/members/levels';

export interface MeasuredBarProps {
  condition: Pick<MeasuredCondition, 'measured' | 'needed' | 'missing'>;
  /** Translated: the condition with its figures. */
  label: string;
}

export const MeasuredBar = ({ condition, label }: MeasuredBarProps) => {
  const { measured, needed, missing } = condition;
  const share = needed === 0 ? 1 : Math.min(1, Math.max(0, measured / needed));
  return (
    <LinearProgress
      variant="determinate"
      color={missing === 0 ? 'success' : 'primary'}
      value={share * 100}
      aria-label={label}
      sx={{ height: 6, borderRadius: 3, mt: 0.25 }}
    />
  );
};
