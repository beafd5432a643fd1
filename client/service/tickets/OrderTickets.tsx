/** On the order's page: the tickets about it, where there are any. */
import { Box } from '@mui/material';
import { useRecordContext } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import { Section } from '../../ui/record/Section.tsx';
import { TicketLine } from './TicketLine.tsx';
import { useTicketsOf } from './useTicketsOf.ts';

const OrderTickets = () => {
  const order = useRecordContext<OrderDetail>();
  const filter = { orderExternalId: order?.externalId ?? '' };
  const { tickets } = useTicketsOf(filter, order !== undefined);
  if (tickets.length === 0) return null;
  return (
    <Section title="tickets.sectionTitle">
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {tickets.map((ticket) => (
          <TicketLine key={ticket.id} ticket={ticket} />
        ))}
      </Box>
    </Section>
  );
};
export default OrderTickets;
