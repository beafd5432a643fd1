/** Stores a discount that was not redeemed, or the change of one. */
import type { UnredeemedReason } from '#contract/promotions/unredeemed';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { unredeemedDiscounts } from '#db/schema/promotions/unredeemedDiscounts';
import { recordActivity } from '../../../platform/activities/record.ts';
import { updateRow } from '../../../platform/records/records.ts';
import type { Writer } from '../../../platform/records/writer.ts';
import type { Claim } from './claims.ts';
import type { UnredeemedRow } from './stored.ts';

const UNDECIDED = { verdict: null, note: null, decidedByName: null, decidedAt: null };

/** Returns the stored row. Another amount or reason than the one that was decided on has to be decided on again. */
export const saveClaim = async (
  tx: Db,
  writer: Writer,
  known: UnredeemedRow | undefined,
  { orderId, externalId, promotionId, couponId, code, label }: Claim,
  { amount, reason }: { amount: number; reason: UnredeemedReason },
): Promise<UnredeemedRow> => {
  if (known?.amount === amount && known.reason === reason && known.couponId === couponId)
    return known;
  const values = { couponId, code, label, amount, reason, ...UNDECIDED, updatedAt: writer.now };
  const version = (known?.version ?? 0) + 1;
  const row = {
    orderId,
    promotionId,
    ...values,
    createdAt: known?.createdAt ?? writer.now,
    version,
  };
  let id = known?.id;
  if (id === undefined)
    [id = 0] = await insertRows(tx, unredeemedDiscounts, [row], { returning: true });
  else await updateRow(tx, unredeemedDiscounts, id, { ...values, version });
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'orders',
    recordId: orderId,
    recordName: externalId,
    verb: 'flag',
    after: { discount: amount, unredeemed: label || code, unredeemedReason: reason },
  });
  return { id, ...row };
};
