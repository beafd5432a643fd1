import type { ShipmentStatus } from '#contract/orders/shipments';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<ShipmentStatus, Tone> = {
  announced: 'neutral',
  shipped: 'information',
  inTransit: 'information',
  outForDelivery: 'information',
  failed: 'attention',
  delivered: 'good',
  returned: 'attention',
  lost: 'bad',
};

export const ShipmentStatusChip = ({ status }: { status: ShipmentStatus }) => (
  <StatusChip tone={TONES[status]} label={`shipments.statuses.${status}`} />
);
