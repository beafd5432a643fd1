import { isLate } from '#rules/orders/shipments';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

export interface LateChipProps {
  shipment: { promisedAt: number | null; deliveredAt: number | null };
}

/** Marks a parcel that is or was later than promised. */
export const LateChip = ({ shipment }: LateChipProps) =>
  isLate(shipment, Date.now()) === true && <StatusChip tone="bad" label="shipments.late" />;
