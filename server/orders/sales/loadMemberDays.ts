/** Loads the buying days next to those that change. */
import type { Db } from '#db';
import type { AncestorCache } from '../../catalog/categoryTree/ancestorCache.ts';
import { loadOrdersAround, REACHES } from './ordersAround.ts';
import type { ChangedPurchase } from './purchases.ts';
import { MemberDays } from './memberDays.ts';
import { categoryIdsOf } from './soldCategories.ts';

/** The members of these purchases, with their orders around the changed days. */
export const loadMemberDays = async (tx: Db, purchases: readonly ChangedPurchase[]) => {
  const members = new Map<number, MemberDays>();
  for (const { before, after } of purchases) {
    for (const purchase of [before, after]) {
      if (!purchase) continue;
      let days = members.get(purchase.memberId);
      if (!days) members.set(purchase.memberId, (days = new MemberDays(purchase.memberId)));
      days.extend(purchase.day);
    }
  }
  return { members, orders: await loadOrdersAround(tx, 0, members.values()) };
};
export type LoadedDays = Awaited<ReturnType<typeof loadMemberDays>>;
type OrderAround = LoadedDays['orders'][number];

/** Adds unchanged orders to the days of these members; returns the members for whom more must be loaded. */
const addUnchanged = async (
  members: ReadonlyMap<number, MemberDays>,
  orders: readonly OrderAround[],
  { changed, cache, limit }: { changed: ReadonlySet<number>; cache: AncestorCache; limit: number },
) => {
  const counts = new Map([...members].map(([id]) => [id, { earlier: 0, later: 0 }]));
  const categories = orders.map(({ sold_categories }) => categoryIdsOf(sold_categories));
  await cache.load(categories.flat());
  orders.forEach(({ member_id, order_id, day, channel }, index) => {
    const [days, count] = [members.get(member_id), counts.get(member_id)];
    if (!days || !count) return;
    if (day < days.first) count.earlier++;
    else if (day > days.last) count.later++;
    if (!changed.has(order_id))
      days.addUnchanged({ day, channel, categoryIds: categories[index] ?? [] }, cache.ancestors);
  });
  // A member with fewer orders than the limit has no others.
  return new Map(
    [...members].filter(([id, days]) => {
      const { earlier = 0, later = 0 } = counts.get(id) ?? {};
      return !days.isComplete({ allEarlier: earlier < limit, allLater: later < limit });
    }),
  );
};

/** Loads more and more unchanged orders until every member has enough of them. */
export const completeDays = async (
  tx: Db,
  { members, orders: nearest }: LoadedDays,
  changed: ReadonlySet<number>,
  cache: AncestorCache,
) => {
  let incomplete: ReadonlyMap<number, MemberDays> = members;
  let orders = nearest;
  for (let reach = 0; incomplete.size > 0; reach++) {
    if (reach > 0) orders = await loadOrdersAround(tx, reach, incomplete.values());
    const limit = REACHES[reach] ?? 0;
    incomplete = await addUnchanged(incomplete, orders, { changed, cache, limit });
    for (const days of incomplete.values()) days.removeUnchanged();
  }
};
