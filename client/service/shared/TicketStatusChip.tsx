import type { TicketStatus } from '#contract/service/tickets';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<TicketStatus, Tone> = {
  new: 'bad',
  open: 'attention',
  pendingCustomer: 'information',
  onHold: 'information',
  resolved: 'good',
  closed: 'neutral',
  merged: 'neutral',
  spam: 'neutral',
};

export const TicketStatusChip = ({ status }: { status: TicketStatus }) => (
  <StatusChip tone={TONES[status]} label={`tickets.statuses.${status}`} />
);
