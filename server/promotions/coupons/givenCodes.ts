/** Refuses batches whose codes members could get without what they are given for. */
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import { promotions } from '#db/schema/promotions/promotions';
import { whyNotGiven } from '#rules/promotions/coupons';
import { findRow, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** The key of what is wrong with a batch, in the words of what gives its codes; null where nothing is. */
export const givenCodesError = async (
  tx: Db,
  { now }: Writer,
  givenBy: 'memberActivities' | 'pointRewards' | 'surveyIncentives',
  batchId: number,
): Promise<string | null> => {
  const batch = await findRow(tx, couponBatches, batchId);
  if (!batch) return 'errors.notFound';
  const fault = whyNotGiven(batch, await getRow(tx, promotions, batch.promotionId), now);
  if (fault === 'shared') return `${givenBy}.errors.sharedCode`;
  // Codes that are valid later are given from now on.
  if (fault !== null && fault !== 'notStarted') return `coupons.errors.${fault}`;
  if (batch.claim.open || batch.claim.event !== null) return `${givenBy}.errors.freeCodes`;
  return batch.claim.bound ? null : `${givenBy}.errors.unboundCodes`;
};
