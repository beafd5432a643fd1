/** What the store has refunded itself of the units of a refund is not paid here, too. */
import type { PaymentState } from '#contract/service/refundPayments';
import type { Db } from '#db';
import { refundedBesides } from '../../orders/returns/meetOwnRefunds.ts';
import { conflict } from '../../platform/http/errors.ts';
import { type PaymentRow, paymentsOfRefund } from '../refunds/record.ts';

/** Money that has moved, or of which nobody knows yet that it has not: the store's message may tell it. */
const MOVED: readonly PaymentState[] = ['succeeded', 'processing', 'unknown'];

type Known = Pick<PaymentRow, 'orderId' | 'refundId'>;

/** Whether its messages tell more money of these units than has moved here; one that names the refund tells that of the refund. */
export const isRefundedByStore = async (db: Db, { orderId, refundId }: Known): Promise<boolean> => {
  const byStore = await refundedBesides(db, orderId, refundId);
  if (byStore === 0) return false;
  const moved = (await paymentsOfRefund(db, { refundId })).reduce(
    (sum, { state, amount, isPayout }) => (MOVED.includes(state) && !isPayout ? sum + amount : sum),
    0,
  );
  return byStore > moved;
};

export const refuseRefundedByStore = async (db: Db, known: Known): Promise<void> => {
  if (await isRefundedByStore(db, known)) throw conflict('refunds.errors.refundedByStore');
};
