/** The codes that a member holds, as the shop shows them without a basket. */
import type { HeldCoupon } from '#contract/promotions/quotes/held';
import type { Db } from '#db';
import { counters } from '../../engine/counters.ts';
import { type Asking, loadHolder, openHolder } from './holder.ts';
import { isUsedUp, whyUnusable } from './usable.ts';

/** The most codes of an answer, those that end soonest. */
const MOST = 200;

/** `member` is the store's own id. */
export const loadHeldCoupons = async (
  db: Db,
  asking: Asking,
  member: string,
): Promise<HeldCoupon[]> => {
  const { now } = asking;
  const holder = await loadHolder(db, member, now);
  if (holder.rows.length === 0) return [];
  const { held, shopper, rules, loadUsage } = await openHolder(db, asking, holder);
  const usage = await loadUsage(held.map(({ candidate }) => candidate));
  return held
    .filter(({ candidate }) => !isUsedUp(candidate, usage))
    .slice(0, MOST)
    .map(({ row, batch, candidate, validUntil }): HeldCoupon => {
      const { conditions, rewards, scope, startsAt } = candidate.terms;
      const validFrom = Math.max(batch.validFrom ?? 0, startsAt);
      const { usesPerCode } = batch;
      return {
        code: row.code,
        promotionId: candidate.id,
        labels: row.labels,
        validFrom: validFrom > now ? validFrom : null,
        validUntil,
        usesLeft: usesPerCode === null ? null : usesPerCode - usage(counters.coupon(row.id)),
        isPaused: candidate.paused,
        unusable:
          validFrom > now && validFrom === batch.validFrom
            ? 'codeNotStarted'
            : whyUnusable(candidate, shopper, now, rules, usage),
        terms: { conditions, rewards, scope },
      };
    });
};
