import { StatusChip } from '../../ui/record/StatusChip.tsx';

/** Another record of a member. */
export const MergedChip = () => <StatusChip tone="neutral" label="merges.states.merged" />;
