/** Why what gives codes of a batch has none to give now. */
import type { CodesFault } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import { whyNotGiven } from '#rules/promotions/coupons';
import { getRow } from '../../platform/records/records.ts';
import { loadGivenPromotions } from './issuable.ts';
import { nextUnclaimed } from './unclaimed.ts';

/** Null while it can give one; codes that are valid later are given ahead. */
export const codesFault = async (
  db: Db,
  batchId: number,
  now: number,
): Promise<CodesFault | null> => {
  const batch = await getRow(db, couponBatches, batchId);
  const fault = whyNotGiven(batch, (await loadGivenPromotions(db, [batch]))(batch), now);
  if (fault !== null && fault !== 'notStarted') return fault;
  const [code] = await nextUnclaimed(db, { batchId });
  return code || batch.generated < batch.quantity ? null : 'noneLeft';
};
