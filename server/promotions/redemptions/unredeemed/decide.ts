/** The decision of staff on a discount that was not redeemed. */
import type { UnredeemedDecision } from '#contract/promotions/unredeemed';
import type { Db } from '#db';
import { orders } from '#db/schema/orders/orders';
import { unredeemedDiscounts } from '#db/schema/promotions/unredeemedDiscounts';
import { recordActivity } from '../../../platform/activities/record.ts';
import { notFound } from '../../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../../platform/records/records.ts';
import type { Writer } from '../../../platform/records/writer.ts';
import { checkUnredeemed } from './check.ts';
import { loadUnredeemed } from './stored.ts';

/** May be repeated with the other verdict, which reverses the first one. */
export const decideUnredeemed = async (
  tx: Db,
  writer: Writer,
  orderId: number,
  { promotionId, verdict, reason, version }: UnredeemedDecision,
) => {
  const order = await getRow(tx, orders, orderId);
  const row = (await loadUnredeemed(tx, [orderId])).find((one) => one.promotionId === promotionId);
  if (!row) throw notFound();
  checkVersion(row, version);
  await updateRow(tx, unredeemedDiscounts, row.id, {
    verdict,
    note: reason,
    decidedByName: writer.actor.name,
    decidedAt: writer.now,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await checkUnredeemed(tx, writer, [orderId]);
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'orders',
    recordId: orderId,
    recordName: order.externalId,
    verb: verdict === 'kept' ? 'approve' : 'reject',
    after: { discount: row.amount, unredeemed: row.label || row.code },
    reason,
  });
};
