/** A member without a basket: the shopper that promotions see, the codes that the member holds, and what is in use. */
import type { Settings } from '#contract/platform/settings';
import type { Connection, Db } from '#db';
import { countersOf } from '../../engine/limits.ts';
import type { Candidate, UsageLookup } from '../../engine/types.ts';
import { engineRules } from '../engineRules.ts';
import { loadMembers, loadUnsentOrders } from '../loadMembers.ts';
import { loadUsage } from '../loadUsage.ts';
import { cachedPromotions } from '../promotionCache.ts';
import { countersOfPerson, shopperOf, usageOfPerson } from '../shopper.ts';
import { loadHeld } from './load.ts';
import { toHeldCodes } from './usable.ts';

/** `owner`: the connection to which the cached promotions belong. */
export interface Asking {
  owner: Pick<Connection, 'db'>;
  settings: Settings;
  now: number;
}

/** `member` is the store's own id. */
export const loadHolder = async (db: Db, member: string, now: number) => {
  const members = await loadMembers(db, [{ member }], now);
  const memberId = members.get(member)?.id;
  const rows = memberId === undefined ? [] : await loadHeld(db, [memberId], now);
  return { member, members, rows };
};

export const openHolder = async (
  db: Db,
  { owner, settings, now }: Asking,
  { member, members, rows }: Awaited<ReturnType<typeof loadHolder>>,
) => {
  const promotions = await cachedPromotions(owner, db, settings, now, now);
  const unsentOrders = promotions.asksOrderNumber
    ? await loadUnsentOrders(db, [{ member }], members)
    : new Map();
  const rules = engineRules(settings);
  const shopper = shopperOf({ members, unsentOrders }, { member }, rules);
  return {
    promotions,
    rules,
    shopper,
    held: toHeldCodes(rows, promotions, now),
    /** What is in use of the limits of these promotions. */
    loadUsage: async (candidates: readonly Candidate[]): Promise<UsageLookup> => {
      const names = countersOf({ shopper, at: now }, candidates, rules).flatMap((name) =>
        countersOfPerson(shopper, name),
      );
      return usageOfPerson(shopper, await loadUsage(db, [...new Set(names)], now));
    },
  };
};
