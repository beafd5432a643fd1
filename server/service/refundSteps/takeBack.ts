/** Takes back a refund of which no money has moved and none is moving. */
import type { Db } from '#db';
import { refunds } from '#db/schema/service/refunds';
import { recountMet } from '../../orders/returns/recountMet.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { givesWay, isUnsettled } from '../refundPayments/rules.ts';
import { HOLDING, paymentsOfRefund, refundEntry } from '../refunds/record.ts';
import { cancelPayment } from './lateSuccess.ts';

/** Returns whether none of it is paid; whoever granted it, as its case, is not told, because they ask for this. */
export const takeRefundBack = async (tx: Db, writer: Writer, id: number): Promise<boolean> => {
  const row = await getRow(tx, refunds, id);
  const payments = (await paymentsOfRefund(tx, { refundId: id })).filter(
    ({ state, extra }) => state !== 'cancelled' || isUnsettled([{ extra }]),
  );
  if (!payments.every(({ state }) => givesWay(state))) return false;
  if (!HOLDING.some((state) => state === row.state)) return true;
  for (const payment of payments) await cancelPayment(tx, writer, payment);
  const state = 'withdrawn' as const;
  await updateRow(tx, refunds, id, { state, updatedAt: writer.now, version: row.version + 1 });
  await recountMet(tx, writer, row.orderId);
  await recordActivity(tx, {
    ...refundEntry(writer, row, 'withdraw'),
    before: { state: row.state },
    after: { state },
  });
  return true;
};
