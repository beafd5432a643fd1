import type { RedeemedState as State } from '#contract/promotions/redeemedRewards';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

const TONES = { requested: 'attention', fulfilled: 'good', cancelled: 'neutral' } as const;

export const RedeemedState = ({ state }: { state: State }) => (
  <StatusChip tone={TONES[state]} label={`redeemedRewards.states.${state}`} />
);
