/** Loads all promotions and codes as they were at a past instant, whatever was decided since. */
import { codeKey } from '#contract/promotions/codes';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { candidateOf } from '../candidate.ts';
import type { CouponFacts } from '../loadCodes.ts';
import { type CachedPromotions, toCached } from '../loadPromotions.ts';
import { ENDED_MS } from '../promotionCache.ts';
import { selectBatches } from '../promotionRows.ts';
import { batchesThen, type HeldPromotion, pausedThen, revisionsThen } from './rules.ts';
import { selectCoupons, selectRevisions, selectSwitches, selectTerms } from './rows.ts';

export interface PastPromotions extends CachedPromotions {
  /** UTC milliseconds. */
  at: number;
  /** The codes that the order holds, by their key; they count whatever became of them. */
  heldCodes: ReadonlyMap<string, CouponFacts>;
}

/**
 * The promotions at `at` (UTC milliseconds): the revision of each that was in force, unless it was paused or archived
 * then. `held` is what an order got when it was placed, which counts in any case. Budgets of campaigns are those of now.
 */
export const loadPastPromotions = async (
  db: Db,
  settings: Pick<Settings, 'language'>,
  at: number,
  held: readonly HeldPromotion[] = [],
): Promise<PastPromotions> => {
  const revisions = revisionsThen(await selectRevisions(db), held, at);
  const terms = await selectTerms(db, { ids: revisions.map(({ id }) => id) });
  const switches = (await selectSwitches(db, { at })).map(({ recordId, verb }) => ({
    promotionId: Number(recordId),
    isPause: verb === 'pause',
  }));
  const paused = pausedThen(switches, held);
  const candidates = terms
    .filter(({ terms: { endsAt } }) => endsAt === null || endsAt > at - ENDED_MS)
    .map(({ campaignId, budget, ...row }) =>
      candidateOf(
        { ...row, paused: paused.has(row.id) },
        campaignId === null ? null : { id: campaignId, budget },
        settings,
      ),
    );
  const heldCoupons = await selectCoupons(db, {
    ids: held.flatMap(({ couponId }) => couponId ?? []),
  });
  const heldBatches = new Set(heldCoupons.map(({ batchId }) => batchId));
  const batches = batchesThen(await selectBatches(db), heldBatches, at);
  return {
    ...toCached(candidates, batches),
    version: 0,
    from: at,
    until: at,
    at,
    heldCodes: new Map(heldCoupons.map((coupon) => [codeKey(coupon.code), coupon])),
  };
};
