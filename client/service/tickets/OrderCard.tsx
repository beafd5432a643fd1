/** The order that a ticket is about, with what of it. */
import { Box } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import type { TicketDetail } from '#contract/service/tickets';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Section } from '../../ui/record/Section.tsx';

const Lines = ({ lines }: { lines: readonly { name: string; quantity: number }[] }) => (
  <Box component="ul" sx={{ m: 0, mt: 1, pl: 2.5 }}>
    {lines.map(({ name, quantity }, index) => (
      <li key={index}>{`${quantity} × ${name}`}</li>
    ))}
  </Box>
);

const Known = ({ orderId, lines }: Pick<TicketDetail, 'lines'> & { orderId: number }) => {
  const translate = useTranslate();
  const { data: order } = useGetOne<OrderDetail>('orders', {
    id: orderId,
    // Not a row of a list, which has no lines.
    meta: { whole: true },
  });
  if (!order) return null;
  const { externalId, status, placedAt, total, returned } = order;
  const about = lines.map(({ sku, quantity }) => ({
    name: order.lines.find((line) => line.sku === sku)?.name ?? sku,
    quantity,
  }));
  return (
    <>
      <Facts
        facts={[
          {
            label: 'resources.orders.fields.externalId',
            value: (
              <RecordLink resource="orders" id={orderId}>
                {externalId}
              </RecordLink>
            ),
          },
          {
            label: 'resources.orders.fields.status',
            value: translate(`orders.statuses.${status}`),
          },
          { label: 'resources.orders.fields.placedAt', value: <Instant at={placedAt} /> },
          { label: 'resources.orders.fields.total', value: <Money amount={total} /> },
          ...(returned > 0
            ? [
                {
                  label: 'resources.orders.fields.returned',
                  value: <Money amount={returned} />,
                },
              ]
            : []),
        ]}
      />
      <Lines lines={about.length > 0 ? about : order.lines} />
    </>
  );
};

export const OrderCard = ({ ticket }: { ticket: TicketDetail }) => {
  const translate = useTranslate();
  const { orderId, orderExternalId, lines } = ticket;
  if (orderExternalId === null) return null;
  return (
    <Section title="tickets.sections.order">
      {orderId === null ? (
        translate('tickets.unknownOrder', { number: orderExternalId })
      ) : (
        <Known orderId={orderId} lines={lines} />
      )}
    </Section>
  );
};
