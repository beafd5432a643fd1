/** On the ticket's page: refunds of its order, and the verb to grant one. */
import { Typography } from '@mui/material';
import { useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import type { TicketDetail } from '#contract/service/tickets';
import { Section } from '../../ui/record/Section.tsx';
import { RefundButton } from './RefundButton.tsx';
import { RefundRows, useRefundsOf } from './RefundRows.tsx';

const OfOrder = ({ orderId, ticketId }: { orderId: number; ticketId: number }) => {
  const translate = useTranslate();
  const refunds = useRefundsOf({ orderId });
  const { data: order } = useGetOne<OrderDetail>('orders', { id: orderId, meta: { whole: true } });
  return (
    <Section
      title="refunds.sectionTitle"
      actions={order && <RefundButton order={order} ticketId={ticketId} />}
    >
      {refunds.length > 0 ? (
        <RefundRows refunds={refunds} ofTicketId={ticketId} />
      ) : (
        <Typography color="text.secondary">{translate('refunds.noneOfOrder')}</Typography>
      )}
    </Section>
  );
};

const TicketRefunds = () => {
  const ticket = useRecordContext<TicketDetail>();
  return ticket && ticket.orderId !== null ? (
    <OfOrder orderId={ticket.orderId} ticketId={ticket.id} />
  ) : null;
};
export default TicketRefunds;
