/** Closes a refund of which the store has refunded everything that is not paid: it holds nothing any more. */
import type { RefundDecision } from '#contract/service/refunds';
import type { Db } from '#db';
import { orders } from '#db/schema/orders/orders';
import { refundPayments, refunds } from '#db/schema/service/refunds';
import { recountMet } from '../../orders/returns/recountMet.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { refuseFor } from '../../platform/approvals/actions.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { overpaidOf } from '../refundQuotes/overpaid.ts';
import {
  type PaymentRow,
  paymentsOfRefund,
  refundEntry,
  type RefundRow,
} from '../refunds/record.ts';
import { checkWords } from '../refunds/erased.ts';
import { closeError } from '../refunds/rules.ts';
import { afterRefundStates } from './afterStates.ts';

/** What was paid here although the store has refunded it, too, has to come back. Returns whether there is any. */
const flagOverpaid = async (
  tx: Db,
  { now }: Writer,
  { orderId }: RefundRow,
  payments: readonly PaymentRow[],
): Promise<boolean> => {
  const overpaid = await overpaidOf(tx, await getRow(tx, orders, orderId));
  let left = overpaid;
  for (const one of payments) {
    if (one.state !== 'succeeded' || one.isPayout || left === 0) continue;
    const amount = Math.min(one.amount, left);
    left -= amount;
    const reference = one.providerReference ?? one.key;
    const part = { reference, at: now, settledAt: null, settledBy: null, amount };
    await updateRow(tx, refundPayments, one.id, {
      extra: [...one.extra, part],
      updatedAt: now,
      version: one.version + 1,
    });
  }
  return left < overpaid;
};

export const closeRefund = async (
  tx: Db,
  writer: Writer,
  id: number,
  { reason, version }: RefundDecision,
): Promise<void> => {
  const { now } = writer;
  const row = await getRow(tx, refunds, id);
  checkVersion(row, version);
  await checkWords(tx, row, reason, true);
  const payments = await paymentsOfRefund(tx, { refundId: id });
  refuseFor(closeError(row, payments));
  for (const one of payments)
    if (one.state === 'failed')
      await updateRow(tx, refundPayments, one.id, {
        state: 'cancelled',
        updatedAt: now,
        version: one.version + 1,
      });
  const closed = { state: 'closed' as const, updatedAt: now, version: row.version + 1 };
  await updateRow(tx, refunds, id, closed);
  await recountMet(tx, writer, row.orderId);
  // Only now the returns of the store count as what they are.
  const isFlagged = await flagOverpaid(tx, writer, row, payments);
  const written = { ...closed, isPaidTwice: row.isPaidTwice || isFlagged };
  if (isFlagged) await updateRow(tx, refunds, id, { isPaidTwice: true });
  await recordActivity(tx, {
    ...refundEntry(writer, row, 'end'),
    before: { state: row.state, isPaidTwice: row.isPaidTwice },
    after: { state: written.state, isPaidTwice: written.isPaidTwice },
    reason,
  });
  for (const follow of afterRefundStates.parts)
    await follow(tx, writer, { ...row, ...written }, now);
};
