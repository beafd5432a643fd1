import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { LinkBase, useTranslate } from 'react-admin';
import type { OrderDetail, OrderPayment } from '#contract/orders/orders';
import { paymentBalance } from '#rules/orders/payments';
import { listLink } from '../../links.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { Money, useMoney } from '../../ui/record/money.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';

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

const PLAIN_LIST = { listStyle: 'none', m: 0, p: 0 } as const;

const PaymentRow = ({ payment, about }: { payment: OrderPayment; about?: ReactNode }) => {
  const translate = useTranslate();
  const { tender, amount, capturedAt, externalId, providerReference } = payment;
  return (
    <Box component="li" sx={ROW}>
      <strong>{translate(`payments.tenders.${tender}`)}</strong>
      <Instant at={capturedAt} />
      <Box component="span" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {providerReference ?? externalId}
      </Box>
      {about}
      <Box component="span" sx={{ ml: 'auto' }}>
        <Money amount={amount} />
      </Box>
    </Box>
  );
};

/** Apart from what the order comes to. */
const DifferencePayments = ({ order }: { order: Pick<OrderDetail, 'differencePayments'> }) => {
  const translate = useTranslate();
  if (order.differencePayments.length === 0) return null;
  const title = translate('orders.payments.ofDifference');
  return (
    <>
      <Typography variant="subtitle2" sx={{ mt: 1.5 }}>
        {title}
      </Typography>
      <Box component="ul" aria-label={title} sx={PLAIN_LIST}>
        {order.differencePayments.map(({ caseId, caseNumber, ...payment }) => (
          <PaymentRow
            key={payment.id}
            payment={payment}
            about={
              <RecordLink resource="cases" id={caseId} to="show">
                {caseNumber}
              </RecordLink>
            }
          />
        ))}
      </Box>
    </>
  );
};

/** What the shop captured for the order, by tender. */
export const OrderPayments = ({ order }: { order: OrderDetail }) => {
  const translate = useTranslate();
  return (
    <>
      {order.payments.length === 0 ? (
        <Typography color="text.secondary">{translate('orders.payments.none')}</Typography>
      ) : (
        <>
          <Box component="ul" sx={PLAIN_LIST}>
            {order.payments.map((payment) => (
              <PaymentRow key={payment.id} payment={payment} />
            ))}
          </Box>
          <Balance order={order} />
        </>
      )}
      <DifferencePayments order={order} />
    </>
  );
};

/** Leads to the payments of all orders. */
export const AllPayments = () => {
  const translate = useTranslate();
  return <LinkBase to={listLink('payments')}>{translate('orders.payments.all')}</LinkBase>;
};
