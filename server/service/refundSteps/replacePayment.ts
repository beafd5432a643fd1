/** Pays what was refused again, or by another tender: another payment takes the place of the one that failed. */
import type { PaymentByOther, PaymentRetry } from '#contract/service/refundPayments';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { orders } from '#db/schema/orders/orders';
import { refundPayments } from '#db/schema/service/refunds';
import { invalid } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadTenders, refuseBeyondCaptured } from '../refundQuotes/facts.ts';
import { PAID_BY_HAND } from '../refundPayments/rules.ts';
import { type PaymentRow, paymentsOfRefund } from '../refunds/record.ts';
import { refuseRefundedByStore } from './byStore.ts';
import { settleRefund } from './outcome.ts';
import { openPayment, type PaymentVerb, recordPayment } from './paymentActions.ts';
import { startPayment } from './start.ts';

/**
 * Another payment takes the place of one that failed, with a key of its own: whatever is still answered about the old one
 * is told apart.
 */
const replace = async (
  tx: Db,
  writer: Writer,
  row: PaymentRow,
  { tender, paymentId, verb }: Pick<PaymentRow, 'tender' | 'paymentId'> & { verb: PaymentVerb },
): Promise<void> => {
  const { now } = writer;
  const { refundId, orderId, amount, isPayout } = row;
  const others = await paymentsOfRefund(tx, { refundId });
  await updateRow(tx, refundPayments, row.id, {
    state: 'cancelled',
    updatedAt: now,
    version: row.version + 1,
  });
  const next = {
    refundId,
    orderId,
    paymentId,
    tender,
    amount,
    isPayout,
    replacesId: row.id,
    state: 'pending' as const,
    key: `refund-${refundId}-${others.length + 1}`,
    attempts: row.attempts + 1,
    asked: 0,
    createdAt: now,
    updatedAt: now,
  };
  const [id = 0] = await insertRows(tx, refundPayments, [next], { returning: true });
  await refuseBeyondCaptured(tx, orderId, [next]);
  if (!isPayout) await refuseRefundedByStore(tx, next);
  await recordPayment(tx, writer, row, { verb });
  await startPayment(tx, writer, await getRow(tx, refundPayments, id));
  await settleRefund(tx, writer, refundId);
};

export const retryPayment = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version }: PaymentRetry,
): Promise<void> => {
  const row = await openPayment(tx, id, 'retry', version);
  const { tender, paymentId } = row;
  await replace(tx, writer, row, { tender, paymentId, verb: 'payAgain' });
};

/**
 * The captured payment to which the money goes back by another tender; 422 where none of that tender has enough left. What
 * a person pays can be paid by any tender.
 */
const capturedBy = async (
  tx: Db,
  row: PaymentRow,
  tender: PaymentRow['tender'],
): Promise<number | null> => {
  const { paymentId, amount, isPayout } = row;
  if (PAID_BY_HAND.includes(tender)) return paymentId;
  const tenders = await loadTenders(tx, await getRow(tx, orders, row.orderId));
  const ofFailed = (id: number | null) => (id === paymentId && !isPayout ? amount : 0);
  const found = tenders.find(
    (one) => one.tender === tender && (isPayout || one.left + ofFailed(one.paymentId) >= amount),
  );
  if (!found) throw invalid({ tender: 'refunds.errors.tenderNotPaid' });
  return found.paymentId;
};

/** The same money by another way: to another captured payment of the order, or by a person. */
export const payByOther = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, tender }: PaymentByOther,
): Promise<void> => {
  const row = await openPayment(tx, id, 'useOther', version);
  if (tender === row.tender) throw invalid({ tender: 'refunds.errors.sameTender' });
  const paymentId = await capturedBy(tx, row, tender);
  await replace(tx, writer, row, { tender, paymentId, verb: 'payOther' });
};
