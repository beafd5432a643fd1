/** Applies changed purchases to the gaps between buying days, and to the numbers of distinct buyers. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { buyerGaps } from '#db/schema/orders/sales';
import type { AncestorCache } from '../../catalog/categoryTree/ancestorCache.ts';
import { loadOrdersAround, REACHES } from './ordersAround.ts';
import { type ChangedPurchase, MemberDays } from './purchases.ts';
import { type Changes, countGap, type DaySums } from './rules.ts';
import { categoryIdsOf } from './soldCategories.ts';

/** Gaps of several members, summed by scope. */
class Gaps {
  readonly #gaps = new Map<DaySums, Map<string, typeof buyerGaps.$inferInsert>>();

  count(scope: DaySums, previousDay: string, times: number) {
    let gaps = this.#gaps.get(scope);
    if (!gaps) this.#gaps.set(scope, (gaps = new Map()));
    const gap = gaps.get(previousDay);
    if (gap) gap.buyers += times;
    else {
      const { day, channel, categoryId } = scope;
      gaps.set(previousDay, { day, channel, categoryId, previousDay, buyers: times });
    }
  }
  /** The gaps whose number of buyers changes. */
  changed() {
    return [...this.#gaps.values()].flatMap((gaps) =>
      [...gaps.values()].filter(({ buyers }) => buyers !== 0),
    );
  }
}
const ADD = `on conflict (day, channel, category_id, previous_day) do update
  set buyers = buyer_gaps.buyers + excluded.buyers`;

/** The members of these purchases, with the orders around them. */
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
type LoadedDays = Awaited<ReturnType<typeof loadMemberDays>>;
type OrderAround = LoadedDays['orders'][number];

/** Adds unchanged orders to the days of these members; answers the members who need orders from further away. */
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

/** Reads unchanged orders from further and further away until every member has enough of them. */
const completeDays = async (
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

/** Writes the gaps that changed, and adds the distinct buyers to the sums of `changes`. */
export const applyBuyers = async (
  tx: Db,
  changes: Changes,
  purchases: readonly ChangedPurchase[],
  loaded: LoadedDays,
  { cache, weekStart }: { cache: AncestorCache; weekStart: number },
) => {
  const { members } = loaded;
  for (const { before, after } of purchases) {
    if (before) members.get(before.memberId)?.addChange(before, 'before', cache.ancestors);
    if (after) members.get(after.memberId)?.addChange(after, 'after', cache.ancestors);
  }
  await completeDays(tx, loaded, new Set(purchases.map(({ orderId }) => orderId)), cache);

  const gaps = new Gaps();
  for (const days of members.values()) {
    days.forEachGap((channel, categoryId, day, previousDay, times) => {
      const sums = changes.daySums(channel, categoryId, day);
      countGap(sums, previousDay, weekStart, times);
      // A buyer without a previous day is one of the new buyers of the day.
      if (previousDay !== '') gaps.count(sums, previousDay, times);
    });
  }
  await insertRows(tx, buyerGaps, gaps.changed(), { suffix: ADD });
};
