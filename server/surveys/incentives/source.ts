/** Whether an incentive can be given now. */
import type { Incentive } from '#contract/surveys/incentives';
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import { whyNotGiven } from '#rules/promotions/coupons';
import { loadProgramme } from '../../members/programme/load.ts';
import { findRow } from '../../platform/records/records.ts';
import { loadGivenPromotions } from '../../promotions/coupons/issuable.ts';
import { nextUnclaimed } from '../../promotions/coupons/unclaimed.ts';

/** Why it cannot be given, as a translation key; null where it can. */
export const whyGone = async (
  db: Db,
  incentive: Incentive,
  now: number,
): Promise<string | null> => {
  if (incentive.kind === 'points')
    return (await loadProgramme(db, now)) === null ? 'surveyIncentives.errors.noProgramme' : null;
  const batch = await findRow(db, couponBatches, incentive.batchId);
  if (!batch) return 'errors.notFound';
  const fault = whyNotGiven(batch, (await loadGivenPromotions(db, [batch]))(batch), now);
  // Codes that are valid later are given from now on.
  if (fault !== null && fault !== 'notStarted') return `coupons.errors.${fault}`;
  const [code] = await nextUnclaimed(db, { batchId: batch.id });
  return code ? null : 'surveyIncentives.errors.noCodes';
};
