/** Changes of bundles → rollups, for any number of orders in a handful of statements. */
import type { Db } from '#db';
import { insertRows, shapeOf } from '#db/bulk';
import { salesDays } from '#db/schema/orders/sales';
import { rowsStatement, statement } from '#db/statements';
import { together } from '#db/together';
import { openTree } from '../../catalog/categoryTree/ancestorCache.ts';
import { applyBuyers, readMemberDays } from './buyers.ts';
import { changedPurchases } from './purchases.ts';
import { type Bundle, Changes, contribute, isNothing } from './rules.ts';

const addTo = shapeOf(salesDays)
  .columns.filter(({ kind }) => kind === 'number')
  .flatMap(({ key, name }) =>
    key === 'categoryId' ? [] : [`${name} = sales_days.${name} + excluded.${name}`],
  );
const ADD = `on conflict (day, channel, category_id) do update set ${addTo.join(', ')}`;

const touch = statement(
  `insert into sales_freshness (id, changed_at) values (1, ?)
   on conflict (id) do update set changed_at = case when sales_freshness.changed_at < excluded.changed_at
     then excluded.changed_at else sales_freshness.changed_at end`,
);

/** The first (min) or last (max) payment of a member's counted orders. */
const payment = (edge: 'min' | 'max') => `
  (select ${edge}(o.paid_at) from orders o where o.member_id = members.id and o.counted_on =
    (select ${edge}(e.counted_on) from orders e where e.member_id = members.id and e.counted_on is not null))`;
/** `looked`: an order less may have been the first or the last; then the orders themselves are asked. */
const addToMembers = (looked: boolean) => {
  const edge = (of: 'min' | 'max', column: string, paidAt: string, kept: string) => `
    ${column} = case ${looked ? `when input.lessened = 1 then ${payment(of)}` : ''}
      when members.${column} ${kept} input.${paidAt} or input.${paidAt} is null then members.${column}
      else input.${paidAt} end`;
  return rowsStatement(
    {
      id: 'integer',
      orders: 'integer',
      revenue: 'bigint',
      returned: 'bigint',
      first_paid_at: 'bigint',
      last_paid_at: 'bigint',
      lessened: 'integer',
    },
    (input) => `
    update members set order_count = members.order_count + input.orders, revenue = members.revenue + input.revenue,
      returned = members.returned + input.returned, ${edge('min', 'first_order_at', 'first_paid_at', '<=')},
      ${edge('max', 'last_order_at', 'last_paid_at', '>=')}
    from ${input} where members.id = input.id`,
    { key: 'members.id' },
  );
};
const addMore = addToMembers(false);
const addOrTake = addToMembers(true);

/**
 * Replaces what `before` contributed by what `after` contributes, in the transaction that changes the rows and after
 * it changed them: the sums of days, distinct buyers, and what the members themselves are worth.
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
  const [tree, memberDays] = await together([openTree(tx), readMemberDays(tx, purchases)]);
  await tree.load(categoryIds);
  const { ancestors } = tree;
  const changes = new Changes();
  for (const bundle of before) contribute(changes, bundle, ancestors, -1);
  for (const bundle of after) contribute(changes, bundle, ancestors, 1);
  await applyBuyers(tx, changes, purchases, memberDays, { tree, weekStart });
  const sums = changes.sums.filter((row) => !isNothing(row));
  const members = [...changes.members];
  const write = members.some(([, { lessened }]) => lessened) ? addOrTake : addMore;
  await together([
    insertRows(tx, salesDays, sums, { suffix: ADD }),
    write(
      tx,
      members.map(([id, { orders, revenue, returned, firstPaidAt, lastPaidAt, lessened }]) => [
        id,
        orders,
        revenue,
        returned,
        firstPaidAt,
        lastPaidAt,
        Number(lessened),
      ]),
    ),
    ...(sums.length > 0 ? [touch(tx, now)] : []),
  ]);
};
