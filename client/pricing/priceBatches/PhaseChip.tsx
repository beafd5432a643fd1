import type { BatchPhase } from '#contract/pricing/priceBatches';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<BatchPhase, Tone> = {
  draft: 'neutral',
  submitted: 'attention',
  rejected: 'bad',
  scheduled: 'information',
  inForce: 'good',
  ended: 'neutral',
  reverted: 'neutral',
};
export const PHASES = Object.keys(TONES) as BatchPhase[];

export const PhaseChip = ({ phase }: { phase: BatchPhase }) => (
  <StatusChip tone={TONES[phase]} label={`priceBatches.phases.${phase}`} />
);
