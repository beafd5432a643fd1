import type { InstructionState } from '#contract/orders/instructions';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<InstructionState, Tone> = {
  open: 'information',
  overdue: 'bad',
  done: 'good',
  refused: 'attention',
  withdrawn: 'neutral',
};

export const InstructionChip = ({ state }: { state: InstructionState }) => (
  <StatusChip tone={TONES[state]} label={`instructions.states.${state}`} />
);
