import { Box, Typography } from '@mui/material';
import { LinkBase, useTranslate } from 'react-admin';
import type { OrderDetail } from '#contract/orders/orders';
import { paymentBalance } from '#rules/orders/payments';
import { listLink } from '../../links.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { Money, useMoney } from '../../ui/record/money.tsx';

const ROW = { display: 'flex', flexWrap: 'wrap', gap: 1.5, py: 0.5 } as const;

/** What was captured beside what the order comes to: both may differ, and neither is changed for it. */
const Balance = ({ order }: { order: Pick<OrderDetail, 'total' | 'payments'> }) => {
  const translate = useTranslate();
  const money = useMoney();
  const { captured, difference } = paymentBalance(order.total, order.payments);
  const key = difference === 0 ? 'exact' : difference < 0 ? 'under' : 'over';
  return (
    <Box sx={{ ...ROW, borderTop: 1, borderColor: 'divider', fontWeight: 600 }}>
      <span>{translate(`orders.payments.${key}`, { amount: money(Math.abs(difference)) })}</span>
      <Box component="span" sx={{ ml: 'auto' }}>
        <Money amount={captured} />
      </Box>
    </Box>
  );
};

/** What the shop captured for the order, by tender. */
export const OrderPayments = ({ order }: { order: OrderDetail }) => {
  const translate = useTranslate();
  if (order.payments.length === 0)
    return <Typography color="text.secondary">{translate('orders.payments.none')}</Typography>;
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {order.payments.map(({ id, tender, amount, capturedAt, externalId, providerReference }) => (
          <Box component="li" key={id} sx={ROW}>
            <strong>{translate(`payments.tenders.${tender}`)}</strong>
            <Instant at={capturedAt} />
            <Box component="span" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
              {providerReference ?? externalId}
            </Box>
            <Box component="span" sx={{ ml: 'auto' }}>
              <Money amount={amount} />
            </Box>
          </Box>
        ))}
      </Box>
      <Balance order={order} />
    </>
  );
};

/** Leads to the payments of all orders. */
export const AllPayments = () => {
  const translate = useTranslate();
  return <LinkBase to={listLink('payments')}>{translate('orders.payments.all')}</LinkBase>;
};
