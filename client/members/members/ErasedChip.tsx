import { StatusChip } from '../../ui/record/StatusChip.tsx';

/** Nothing is known any more of who the member is. */
export const ErasedChip = () => <StatusChip tone="neutral" label="members.privacy.erased" />;
