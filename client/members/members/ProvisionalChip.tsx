import { StatusChip } from '../../ui/record/StatusChip.tsx';

/** Known only from an order: the shop has not sent who they are. */
export const ProvisionalChip = () => <StatusChip tone="information" label="members.provisional" />;
