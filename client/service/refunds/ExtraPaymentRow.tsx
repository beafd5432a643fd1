/** Money that moved besides what was owed: where it can be found, and that it has come back. */
import { Box } from '@mui/material';
import { useDataProvider, useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import type { ExtraPayment, RefundPayment } from '#contract/service/refundPayments';
import type { Api } from '../../api.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useMoney } from '../../ui/record/money.tsx';

const WORDS = 'refunds.paymentVerbs.settle';
const ROW = {
  width: '100%',
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1,
  fontSize: 12.5,
} as const;

interface Props {
  payment: RefundPayment;
  extra: ExtraPayment;
  /** The customer was erased: no reason is written. */
  isErased: boolean;
}
export const ExtraPaymentRow = ({ payment: { id, version, amount }, extra, isErased }: Props) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const money = useMoney();
  const account = useAccount();
  const { reference, at, settledAt, settledBy } = extra;
  const told = { amount: money(extra.amount ?? amount), reference };
  const isOpen = settledAt === null;
  return (
    <Box sx={{ ...ROW, color: isOpen ? 'error.main' : 'text.secondary' }}>
      <span>{translate('refunds.payments.extra', told)}</span>
      <Instant at={at} />
      {settledAt !== null && (
        <>
          <span>{translate('refunds.payments.settled', { name: settledBy })}</span>
          <Instant at={settledAt} />
        </>
      )}
      <VerbBar
        verbs={[
          {
            key: 'settle',
            label: `${WORDS}.verb`,
            isAllowed: isOpen && !!account && can(account.role, 'refundPayments', 'edit'),
            confirm: () => ({
              title: `${WORDS}.title`,
              lines: [translate(`${WORDS}.text`, told)],
              ...(!isErased && { reason: 'required' as const }),
              perform: (reason) =>
                api.act('refundPayments', id, 'settlement', { version, reference, reason }),
              success: `${WORDS}.done`,
            }),
          },
        ]}
      />
    </Box>
  );
};
