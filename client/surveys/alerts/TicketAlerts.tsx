/** Beside a ticket: the alerts of surveys that are followed up in it. */
import { useRecordContext } from 'react-admin';
import type { TicketDetail } from '#contract/service/tickets';
import { AlertSection } from '../shared/AlertSection.tsx';

const TicketAlerts = () => {
  const ticket = useRecordContext<TicketDetail>();
  return ticket ? <AlertSection filter={{ ticketId: ticket.id }} /> : null;
};
export default TicketAlerts;
