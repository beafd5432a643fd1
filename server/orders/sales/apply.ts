/** Applies changes of bundles to the rollups, for any number of orders in a few statements. */
import type { Db } from '#db';
import { insertRows, shapeOf } from '#db/bulk';
import { salesDays } from '#db/schema/orders/sales';
import { rowsStatement, statement } from '#db/statements';
import { together } from '#db/together';
import { loadAncestors } from '../../catalog/categoryTree/ancestorCache.ts';
import { applyBuyers, loadMemberDays } from './buyers.ts';
import { changedPurchases } from './purchases.ts';
import { type Bundle, Changes, contribute, isNothing } from './rules.ts';

const addTo = shapeOf(salesDays)
  .columns.filter(({ kind }) => kind === 'number')
  .flatMap(({ key, name }) =>
    key === 'categoryId' ? [] : [`${name} = sales_days.${name} + excluded.${name}`],
  );
const ADD = `on conflict (day, channel, category_id) do update set ${addTo.join(', ')}`;

/** By hand: an upsert that keeps the later instant. */
const touch = statement(
  `insert into sales_freshness (id, changed_at) values (1, ?)
   on conflict (id) do update set changed_at = case when sales_freshness.changed_at < excluded.changed_at
     then excluded.changed_at else sales_freshness.changed_at end`,
);

/** The first (min) or last (max) payment of a member's counted orders. */
const payment = (edge: 'min' | 'max') => `
  (select ${edge}(o.paid_at) from orders o where o.member_id = members.id and o.counted_on =
    (select ${edge}(e.counted_on) from orders e where e.member_id = members.id and e.counted_on is not null))`;
/**
 * `withRemovals`: an order that no longer counts may have been the first or the last; then both are read from the orders.
 * By hand: set-based, and in the path of every order.
 */
const addToMembers = (withRemovals: boolean) => {
  const edge = (of: 'min' | 'max', column: string, paidAt: string, comparison: string) => `
    ${column} = case ${withRemovals ? `when input.has_removals = 1 then ${payment(of)}` : ''}
      when members.${column} ${comparison} input.${paidAt} or input.${paidAt} is null then members.${column}
      else input.${paidAt} end`;
  return rowsStatement(
    {
      id: 'integer',
      orders: 'integer',
      revenue: 'bigint',
      returned: 'bigint',
      first_paid_at: 'bigint',
      last_paid_at: 'bigint',
      has_removals: 'integer',
    },
    (input) => `
    update members set order_count = members.order_count + input.orders, revenue = members.revenue + input.revenue,
      returned = members.returned + input.returned, ${edge('min', 'first_order_at', 'first_paid_at', '<=')},
      ${edge('max', 'last_order_at', 'last_paid_at', '>=')}
    from ${input} where members.id = input.id`,
    { key: 'members.id' },
  );
};
const addToMembersOnly = addToMembers(false);
const addAndRemove = addToMembers(true);

/**
 * Replaces what `before` contributed with what `after` contributes: the sums of days, distinct buyers, and the members' own
 * sums. Call it in the transaction that changes the rows, after it has changed them.
 */
export const applySales = async (
  tx: Db,
  {
    before,
    after,
    now,
    weekStart,
  }: { before: readonly Bundle[]; after: readonly Bundle[]; now: number; weekStart: number },
) => {
  const categoryIds = new Set<number | null>();
  for (const { order, returns } of [...before, ...after]) {
    for (const line of order?.lines ?? []) categoryIds.add(line.categoryId);
    for (const { lines } of returns) for (const line of lines) categoryIds.add(line.categoryId);
  }
  const purchases = changedPurchases(before, after);
  const [cache, memberDays] = await together([loadAncestors(tx), loadMemberDays(tx, purchases)]);
  await cache.load(categoryIds);
  const { ancestors } = cache;
  const changes = new Changes();
  for (const bundle of before) contribute(changes, bundle, ancestors, -1);
  for (const bundle of after) contribute(changes, bundle, ancestors, 1);
  await applyBuyers(tx, changes, purchases, memberDays, { cache, weekStart });
  const sums = changes.sums.filter((row) => !isNothing(row));
  const members = [...changes.members];
  const write = members.some(([, { hasRemovals }]) => hasRemovals)
    ? addAndRemove
    : addToMembersOnly;
  await together([
    insertRows(tx, salesDays, sums, { suffix: ADD }),
    write(
      tx,
      members.map(([id, { orders, revenue, returned, firstPaidAt, lastPaidAt, hasRemovals }]) => [
        id,
        orders,
        revenue,
        returned,
        firstPaidAt,
        lastPaidAt,
        Number(hasRemovals),
      ]),
    ),
    ...(sums.length > 0 ? [touch(tx, now)] : []),
  ]);
};
