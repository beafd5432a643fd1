import type { PointAdjustment } from '#contract/members/adjustments';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

const TONES = {
  draft: 'neutral',
  submitted: 'attention',
  rejected: 'bad',
  approved: 'good',
  withdrawn: 'neutral',
} as const;

export const AdjustmentState = ({ state }: Pick<PointAdjustment, 'state'>) => (
  <StatusChip tone={TONES[state]} label={`pointAdjustments.states.${state}`} />
);
