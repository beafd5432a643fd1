/** Where the money of a refund is, payment by payment, and what a person can do where it is stuck. */
import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PaymentState, RefundPayment } from '#contract/service/refundPayments';
import type { RefundDetail } from '#contract/service/refunds';
import { Instant } from '../../ui/record/instant.tsx';
import { Money } from '../../ui/record/money.tsx';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';
import { ExtraPaymentRow } from './ExtraPaymentRow.tsx';
import { PaymentVerbs } from './PaymentVerbs.tsx';

const TONES: Record<PaymentState, Tone> = {
  pending: 'information',
  processing: 'information',
  unknown: 'attention',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};
const ROW = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1.5,
  py: 0.75,
  borderTop: 1,
  borderColor: 'divider',
  '&:first-of-type': { borderTop: 0 },
} as const;
const SMALL = { color: 'text.secondary', fontSize: 12.5, width: '100%' } as const;

const Payment = ({ payment, refund }: { payment: RefundPayment; refund: RefundDetail }) => {
  const translate = useTranslate();
  const { tender, amount, isPayout, state, providerReference, failure, confirmedBy } = payment;
  const why = [
    isPayout && translate('refunds.payments.payout'),
    failure !== null && translate(`refunds.failures.${failure}`),
    state === 'unknown' && translate('refunds.payments.unknown'),
    providerReference !== null &&
      translate('refunds.payments.reference', { reference: providerReference }),
    confirmedBy !== null && translate('refunds.payments.confirmedBy', { name: confirmedBy }),
  ].filter(Boolean);
  return (
    <Box component="li" sx={ROW}>
      <strong>{translate(`payments.tenders.${tender}`)}</strong>
      <StatusChip tone={TONES[state]} label={`refunds.paymentStates.${state}`} />
      {payment.succeededAt !== null && <Instant at={payment.succeededAt} />}
      <Box component="span" sx={{ ml: 'auto' }}>
        <Money amount={amount} />
      </Box>
      {refund.state !== 'submitted' && (
        <PaymentVerbs payment={payment} isErased={refund.isErased} />
      )}
      {why.length > 0 && (
        <Typography sx={SMALL}>{why.join(translate('layout.sentenceSeparator'))}</Typography>
      )}
      {payment.extra.map((extra) => (
        <ExtraPaymentRow
          key={extra.reference}
          payment={payment}
          extra={extra}
          isErased={refund.isErased}
        />
      ))}
    </Box>
  );
};

export const RefundPayments = ({ refund }: { refund: RefundDetail }) => {
  const translate = useTranslate();
  if (refund.payments.length === 0)
    return <Typography color="text.secondary">{translate('refunds.payments.none')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {refund.payments.map((payment) => (
        <Payment key={payment.id} payment={payment} refund={refund} />
      ))}
    </Box>
  );
};
