/** Pay again, pay otherwise, or say what became of a payment. */
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import type { RefundPayment } from '#contract/service/refundPayments';
import { canAct } from '#rules/service/refundPayments';
import type { Api } from '../../api.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useMoney } from '../../ui/record/money.tsx';
import { ConfirmPaymentDialog } from './ConfirmPaymentDialog.tsx';
import { OtherTenderDialog } from './OtherTenderDialog.tsx';

const WORDS = 'refunds.paymentVerbs';

interface Props {
  payment: RefundPayment;
  /** The customer was erased: no reason is written. */
  isErased: boolean;
}

export const PaymentVerbs = ({ payment, isErased }: Props) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const account = useAccount();
  const money = useMoney();
  const [open, setOpen] = useState<'confirm' | 'useOther' | null>(null);
  if (!account) return null;
  const { id, state, version, amount } = payment;
  const mayEdit = can(account.role, 'refundPayments', 'edit');
  const close = () => setOpen(null);
  const verbs: Verb[] = [
    {
      key: 'retry',
      label: `${WORDS}.retry.verb`,
      isAllowed: can(account.role, 'refundPayments', 'retry') && canAct('retry', state),
      confirm: () => ({
        title: `${WORDS}.retry.title`,
        lines: [translate(`${WORDS}.retry.text`, { amount: money(amount) })],
        perform: () => api.act('refundPayments', id, 'retry', { version }),
        success: `${WORDS}.retry.done`,
      }),
    },
    {
      key: 'useOther',
      label: `${WORDS}.useOther.verb`,
      isAllowed: mayEdit && canAct('useOther', state),
      onSelect: () => setOpen('useOther'),
    },
    {
      key: 'confirm',
      label: `${WORDS}.confirm.verb`,
      isAllowed: mayEdit && canAct('confirm', state),
      onSelect: () => setOpen('confirm'),
    },
    {
      key: 'deny',
      label: `${WORDS}.deny.verb`,
      isAllowed: mayEdit && canAct('deny', state),
      tone: 'danger',
      confirm: () => ({
        title: `${WORDS}.deny.title`,
        lines: [translate(`${WORDS}.deny.text`, { amount: money(amount) })],
        ...(!isErased && { reason: 'required' as const }),
        perform: (reason) => api.act('refundPayments', id, 'denial', { version, reason }),
        success: `${WORDS}.deny.done`,
      }),
    },
  ];
  return (
    <>
      <VerbBar verbs={verbs} />
      {open === 'confirm' && <ConfirmPaymentDialog payment={payment} onClose={close} />}
      {open === 'useOther' && <OtherTenderDialog payment={payment} onClose={close} />}
    </>
  );
};
