/** Applies changed bundles to the rollups: a few statements for any number of orders. */
import { sql } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows, shapeOf } from '#db/bulk';
import { excluded, nameOf, namesOf } from '#db/names';
import { prepared } from '#db/prepared';
import { salesDays, salesFreshness } from '#db/schema/orders/sales';
import { together } from '#db/together';
import { loadAncestors } from '../../catalog/categoryTree/ancestorCache.ts';
import { applyMonths } from './applyMonths.ts';
import { applyBuyers } from './buyers.ts';
import { loadMemberDays } from './loadMemberDays.ts';
import { changedPurchases } from './purchases.ts';
import type { Bundle } from './bundle.ts';
import { Changes } from './changes.ts';
import { contribute } from './contribute.ts';
import { isNothing } from './daySums.ts';
import { MonthChanges } from './memberMonths.ts';
import { addAndRemove, addToMembersOnly } from './applyMembers.ts';

const addTo = shapeOf(salesDays)
  .columns.filter(({ kind }) => kind === 'number')
  .flatMap(({ key, name }) =>
    key === 'categoryId' ? [] : [`${name} = sales_days.${name} + excluded.${name}`],
  );
const ADD = `on conflict (day, channel, category_id) do update set ${addTo.join(', ')}`;

/** By hand: an upsert that keeps the later instant. */
const touch = prepared({ now: salesFreshness.changedAt }, (_, { now }) => {
  const { id, changedAt } = salesFreshness;
  return sql`insert into ${salesFreshness} (${namesOf(id, changedAt)}) values (1, ${now})
    on conflict (${nameOf(id)}) do update set ${nameOf(changedAt)} = case when ${changedAt} < ${excluded(changedAt)}
      then ${excluded(changedAt)} else ${changedAt} end`;
});

/**
 * Replaces the contributions of `before` with those of `after`: sums of days, distinct buyers, and the members' own
 * sums, in all and by month. Call it in the transaction that changes the rows, after the change.
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
  const months = new MonthChanges();
  for (const bundle of before) {
    contribute(changes, bundle, ancestors, -1);
    months.addBundle(bundle, -1);
  }
  for (const bundle of after) {
    contribute(changes, bundle, ancestors, 1);
    months.addBundle(bundle, 1);
  }
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
    applyMonths(tx, months),
    ...(sums.length > 0 ? [touch(tx, { now })] : []),
  ]);
};
