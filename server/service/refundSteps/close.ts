/** Closes a refund of which the store has refunded everything that is not paid: it holds nothing any more. */
import type { RefundDecision } from '#contract/service/refunds';
import type { Db } from '#db';
import { refundPayments, refunds } from '#db/schema/service/refunds';
import { recountMet } from '../../orders/returns/recountMet.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { refuseFor } from '../../platform/approvals/actions.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { paymentsOfRefund, refundEntry } from '../refunds/record.ts';
import { closeError } from '../refunds/rules.ts';
import { afterRefundStates } from './afterStates.ts';

export const closeRefund = async (
  tx: Db,
  writer: Writer,
  id: number,
  { reason, version }: RefundDecision,
): Promise<void> => {
  const { now } = writer;
  const row = await getRow(tx, refunds, id);
  checkVersion(row, version);
  const payments = await paymentsOfRefund(tx, { refundId: id });
  refuseFor(closeError(row, payments));
  for (const one of payments)
    if (one.state === 'failed')
      await updateRow(tx, refundPayments, one.id, {
        state: 'cancelled',
        updatedAt: now,
        version: one.version + 1,
      });
  const written = { state: 'closed' as const, updatedAt: now, version: row.version + 1 };
  await updateRow(tx, refunds, id, written);
  await recordActivity(tx, {
    ...refundEntry(writer, row, 'end'),
    before: { state: row.state },
    after: { state: written.state },
    reason,
  });
  await recountMet(tx, writer, row.orderId);
  for (const follow of afterRefundStates.parts)
    await follow(tx, writer, { ...row, ...written }, now);
};
