import type { RefundState as State } from '#contract/service/refunds';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<State, Tone> = {
  submitted: 'attention',
  rejected: 'neutral',
  withdrawn: 'neutral',
  paying: 'information',
  failed: 'bad',
  succeeded: 'good',
  closed: 'neutral',
};

export const RefundState = ({ state }: { state: State }) => (
  <StatusChip tone={TONES[state]} label={`refunds.states.${state}`} />
);
