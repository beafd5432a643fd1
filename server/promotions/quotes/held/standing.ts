/** The codes that a member holds, as the shop shows them without a basket. */
import type { Settings } from '#contract/platform/settings';
import type { HeldCoupon } from '#contract/promotions/quotes/held';
import type { Connection, Db } from '#db';
import { counters } from '../../engine/counters.ts';
import { countersOf } from '../../engine/limits.ts';
import { engineRules } from '../engineRules.ts';
import { loadMembers, loadUnsentOrders } from '../loadMembers.ts';
import { loadUsage } from '../loadUsage.ts';
import { cachedPromotions } from '../promotionCache.ts';
import { countersOfPerson, shopperOf, usageOfPerson } from '../shopper.ts';
import { loadHeld } from './load.ts';
import { isUsedUp, toHeldCodes, whyUnusable } from './usable.ts';

/** The most codes of an answer, those that end soonest. */
const MOST = 200;

/** `owner`: the connection to which the cached promotions belong. `member` is the store's own id. */
export const loadHeldCoupons = async (
  db: Db,
  { owner, settings, now }: { owner: Pick<Connection, 'db'>; settings: Settings; now: number },
  member: string,
): Promise<HeldCoupon[]> => {
  const asked = [{ member }];
  const members = await loadMembers(db, asked, now);
  const memberId = members.get(member)?.id;
  const rows = memberId === undefined ? [] : await loadHeld(db, [memberId], now);
  if (rows.length === 0) return [];
  const promotions = await cachedPromotions(owner, db, settings, now, now);
  const held = toHeldCodes(rows, promotions, now);
  const unsentOrders = promotions.asksOrderNumber ? await loadUnsentOrders(db, asked) : new Map();
  const rules = engineRules(settings);
  const shopper = shopperOf({ members, unsentOrders }, { member }, rules);
  const names = new Set(
    countersOf(
      { shopper, at: now },
      held.map(({ candidate }) => candidate),
      rules,
    ).flatMap((name) => countersOfPerson(shopper, name)),
  );
  const usage = usageOfPerson(shopper, await loadUsage(db, [...names], now));
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
