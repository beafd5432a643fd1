/** Changed purchases → the gaps between buying days, and distinct buyers. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { buyerGaps } from '#db/schema/sales';
import { rowsStatement } from '#db/statements';
import { categoryIdsOf } from '../orders/soldCategories.ts';
import { loadAncestors } from './ancestors.ts';
import { type ChangedPurchase, MemberDays } from './purchases.ts';
import { type Ancestors, type Changes, countGap, type DaySums } from './rules.ts';

interface KeptPurchase {
  member_id: number;
  order_id: number;
  day: string;
  channel: string;
  sold_categories: string;
  /** The days between which every order was read: '' and null where nothing lies beyond. */
  since: string;
  until: string | null;
}
/**
 * These members' counted orders around the days asked for, in whole days: some before the first and after the last one.
 * How many is written into the statement: each is planned once.
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
      select o.member_id, o.id as order_id, o.counted_on as day, o.channel, o.sold_categories, asked.since, asked.until
      from asked cross join orders o
      where o.member_id = asked.member_id and o.counted_on is not null and o.counted_on >= asked.since
        and o.counted_on <= coalesce(asked.until, '9999')`,
    { key: 'o.member_id' },
  );
const WHOLE = { allEarlier: true, allLater: true };
/** Nearly every member's whole history lies within the first reach; that of a walk-in account seldom has to be read. */
const REACHES = [50, 1000, 1_000_000_000].map(ordersAround);

const readKept = (tx: Db, reach: number, members: Iterable<MemberDays>) =>
  REACHES[reach]?.(
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
    return [...this.#gaps.values()].flatMap((gaps) => [...gaps.values()].filter(({ buyers }) => buyers !== 0));
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
  { ancestors, weekStart }: { ancestors: Ancestors; weekStart: number },
) => {
  const changed = new Set(purchases.map(({ orderId }) => orderId));
  for (const { before, after } of purchases) {
    if (before) members.get(before.memberId)?.change(before, 'before', ancestors);
    if (after) members.get(after.memberId)?.change(after, 'after', ancestors);
  }
  let open = members;
  for (let reach = 0, read = kept; open.size > 0; read = await readKept(tx, ++reach, open.values())) {
    const cut = new Map<number, { allEarlier: boolean; allLater: boolean }>();
    const sold = read.map(({ sold_categories }) => categoryIdsOf(sold_categories));
    const within = await loadAncestors(tx, sold.flat());
    read.forEach(({ member_id, order_id, day, channel, since, until }, at) => {
      if (since !== '' || until !== null) cut.set(member_id, { allEarlier: since === '', allLater: until === null });
      if (!changed.has(order_id)) open.get(member_id)?.keep({ day, channel, categoryIds: sold[at] ?? [] }, within);
    });
    open = new Map([...open].filter(([id, days]) => !days.reaches(cut.get(id) ?? WHOLE)));
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
