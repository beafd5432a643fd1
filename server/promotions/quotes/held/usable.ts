/** Codes that members hold as candidates of the engine, and why one cannot be used whatever the basket. Pure. */
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import { dayOf } from '#shared/days';
import { counters } from '../../engine/counters.ts';
import { whyIneligible } from '../../engine/eligible.ts';
import { exceededBudget, reachedUseLimit } from '../../engine/limits.ts';
import type { Candidate, EngineRules, Shopper, UsageLookup } from '../../engine/types.ts';
import type { BatchFacts, CachedPromotions } from '../loadPromotions.ts';
import type { HeldRow } from './load.ts';

/** A held code with its promotion and its batch. */
export interface HeldCode {
  row: HeldRow;
  batch: BatchFacts;
  candidate: Candidate;
  /** The end of its validity, excluded; null for none. */
  validUntil: number | null;
}

const earliest = (...ends: (number | null)[]): number | null => {
  const known = ends.filter((end) => end !== null);
  return known.length === 0 ? null : Math.min(...known);
};
const byEnd = (one: HeldCode, other: HeldCode) =>
  (one.validUntil ?? Infinity) === (other.validUntil ?? Infinity)
    ? one.row.id - other.row.id
    : (one.validUntil ?? Infinity) - (other.validUntil ?? Infinity);

/** Those that have not ended at the instant, the one that ends soonest first. */
export const toHeldCodes = (
  rows: readonly HeldRow[],
  { promotions, batches }: Pick<CachedPromotions, 'promotions' | 'batches'>,
  at: number,
): HeldCode[] =>
  rows
    .flatMap((row): HeldCode[] => {
      const batch = batches.get(row.batchId);
      const promotion = batch && promotions.get(batch.promotionId);
      if (!batch || !promotion || batch.revoked) return [];
      const { id: couponId, code } = row;
      const validUntil = earliest(row.validUntil, batch.validUntil, promotion.terms.endsAt);
      const candidate = { ...promotion, code, couponId, couponUses: batch.usesPerCode };
      return [{ row, batch, candidate, validUntil }];
    })
    .filter(({ validUntil }) => (validUntil ?? Infinity) > at)
    .toSorted(byEnd);

/** Whether the code has been used as often as it may be. */
export const isUsedUp = ({ couponId, couponUses }: Candidate, usage: UsageLookup): boolean =>
  couponId !== null && couponUses !== null && usage(counters.coupon(couponId)) >= couponUses;

/** Null where the basket, the channel and the hour decide. */
export const whyUnusable = (
  candidate: Candidate,
  shopper: Shopper,
  at: number,
  { timeZone }: Pick<EngineRules, 'timeZone'>,
  usage: UsageLookup,
): PromotionVerdict | null => {
  const { terms } = candidate;
  const anywhere = { ...terms, hours: [], audience: { ...terms.audience, channels: [] } };
  return (
    whyIneligible({ ...candidate, terms: anywhere }, shopper, at, { timeZone }) ??
    reachedUseLimit(candidate, shopper.key, dayOf(at, timeZone), usage) ??
    // Of a budget with anything left, what the basket would take off decides.
    exceededBudget(candidate, 1, 0, usage)
  );
};
