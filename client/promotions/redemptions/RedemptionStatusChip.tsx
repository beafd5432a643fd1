import type { RedemptionStatus } from '#contract/promotions/redemptions';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<RedemptionStatus, Tone> = {
  reserved: 'attention',
  committed: 'good',
  released: 'neutral',
  returned: 'information',
};

export const RedemptionStatusChip = ({ status }: { status: RedemptionStatus }) => (
  <StatusChip tone={TONES[status]} label={`redemptions.statuses.${status}`} />
);
