import type { MemberEntryState } from '#contract/promotions/memberEntries';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

const TONES = {
  entered: 'good',
  waiting: 'attention',
  approved: 'information',
  refused: 'neutral',
  won: 'good',
} as const;

export const EntryState = ({ state }: { state: MemberEntryState }) => (
  <StatusChip tone={TONES[state]} label={`memberEntries.states.${state}`} />
);
