/** Changed purchases → the gaps between buying days, and distinct buyers. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { buyerGaps } from '#db/schema/orders/sales';
import { rowsStatement } from '#db/statements';
import { categoryIdsOf } from './soldCategories.ts';
import type { Tree } from '../../catalog/categoryTree/ancestorCache.ts';
import { type ChangedPurchase, MemberDays } from './purchases.ts';
import { type Changes, countGap, type DaySums } from './rules.ts';

interface KeptPurchase {
  member_id: number;
  order_id: number;
  day: string;
  channel: string;
  sold_categories: string;
}
/**
 * These members' counted orders around the days asked for, in whole days: at least so many before the first one and after
 * the last one, as far as there are any. How many is written into the statement: each is planned once.
 */
const ordersAround = (orders: number) =>
  rowsStatement<KeptPurchase>(
    { member_id: 'integer', first_day: 'text', last_day: 'text' },
    (input) => `
      with asked as materialized (
        select member_id,
          coalesce((select o.counted_on from orders o where o.member_id = input.member_id and o.counted_on is not null
            and o.counted_on < input.first_day order by o.counted_on desc limit 1 offset ${orders - 1}), '') as since,
          (select o.counted_on from orders o where o.member_id = input.member_id and o.counted_on is not null
            and o.counted_on > input.last_day order by o.counted_on limit 1 offset ${orders - 1}) as until
        from ${input})
      select o.member_id, o.id as order_id, o.counted_on as day, o.channel, o.sold_categories
      from asked cross join orders o
      where o.member_id = asked.member_id and o.counted_on is not null and o.counted_on >= asked.since
        and o.counted_on <= coalesce(asked.until, '9999')`,
    { key: 'o.member_id' },
  );
/** Nearly every member's whole history lies within the first reach; that of a walk-in account seldom has to be read. */
const REACHES = [50, 1000, 1_000_000_000];
const STATEMENTS = REACHES.map(ordersAround);

const readKept = (tx: Db, reach: number, members: Iterable<MemberDays>) =>
  STATEMENTS[reach]?.(
    tx,
    [...members].map(({ memberId, first, last }) => [memberId, first, last]),
  ) ?? Promise.resolve([]);

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
  changed() {
    return [...this.#gaps.values()].flatMap((gaps) =>
      [...gaps.values()].filter(({ buyers }) => buyers !== 0),
    );
  }
}
const ADD = `on conflict (day, channel, category_id, previous_day) do update
  set buyers = buyer_gaps.buyers + excluded.buyers`;

/** The members of these purchases, with the orders around them. */
export const readMemberDays = async (tx: Db, purchases: readonly ChangedPurchase[]) => {
  const members = new Map<number, MemberDays>();
  for (const { before, after } of purchases) {
    for (const purchase of [before, after]) {
      if (!purchase) continue;
      let days = members.get(purchase.memberId);
      if (!days) members.set(purchase.memberId, (days = new MemberDays(purchase.memberId)));
      days.span(purchase.day);
    }
  }
  return { members, kept: await readKept(tx, 0, members.values()) };
};

/** Writes the gaps that changed, and adds the distinct buyers to the sums of `changes`. */
export const applyBuyers = async (
  tx: Db,
  changes: Changes,
  purchases: readonly ChangedPurchase[],
  { members, kept }: Awaited<ReturnType<typeof readMemberDays>>,
  { tree, weekStart }: { tree: Tree; weekStart: number },
) => {
  const { ancestors } = tree;
  const changed = new Set(purchases.map(({ orderId }) => orderId));
  for (const { before, after } of purchases) {
    if (before) members.get(before.memberId)?.change(before, 'before', ancestors);
    if (after) members.get(after.memberId)?.change(after, 'after', ancestors);
  }
  let open = members;
  for (
    let reach = 0, read = kept;
    open.size > 0;
    read = await readKept(tx, ++reach, open.values())
  ) {
    const found = new Map([...open].map(([id]) => [id, { earlier: 0, later: 0 }]));
    const sold = read.map(({ sold_categories }) => categoryIdsOf(sold_categories));
    await tree.load(sold.flat());
    read.forEach(({ member_id, order_id, day, channel }, index) => {
      const [days, count] = [open.get(member_id), found.get(member_id)];
      if (!days || !count) return;
      if (day < days.first) count.earlier++;
      else if (day > days.last) count.later++;
      if (!changed.has(order_id))
        days.keep({ day, channel, categoryIds: sold[index] ?? [] }, ancestors);
    });
    // Fewer than were asked for are all there are.
    const most = REACHES[reach] ?? 0;
    open = new Map(
      [...open].filter(([id, days]) => {
        const { earlier = 0, later = 0 } = found.get(id) ?? {};
        return !days.reaches({ allEarlier: earlier < most, allLater: later < most });
      }),
    );
    for (const days of open.values()) days.forget();
  }

  const gaps = new Gaps();
  for (const days of members.values()) {
    days.gaps((channel, categoryId, day, previousDay, times) => {
      const sums = changes.at(channel, categoryId, day);
      countGap(sums, previousDay, weekStart, times);
      // Who never bought before is among the new buyers of the day.
      if (previousDay !== '') gaps.count(sums, previousDay, times);
    });
  }
  await insertRows(tx, buyerGaps, gaps.changed(), { suffix: ADD });
};
