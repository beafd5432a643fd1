/** Changes of bundles → rollups, for any number of orders in a handful of statements. */
import type { Db } from '#db';
import { insertRows, selectIn, shapeOf } from '#db/bulk';
import { salesDays } from '#db/schema/sales';
import { statement } from '#db/statements';
import { applyBuyers } from './buyers.ts';
import { type Ancestors, type Bundle, Changes, contribute, splitKey } from './rules.ts';

/** Ancestors (self included) of these categories, from their paths. */
export const loadAncestors = async (db: Db, categoryIds: Iterable<number | null>): Promise<Ancestors> => {
  const ids = [...new Set([...categoryIds].filter((id) => id !== null))];
  const rows = await selectIn<{ id: number; path: string }>(
    db,
    'select id, path from categories where id in (?)',
    ids,
    'integer',
  );
  const known = new Map(rows.map(({ id, path }) => [id, path.split('/').filter(Boolean).map(Number)]));
  return (categoryId) => known.get(categoryId) ?? [];
};

const addTo = shapeOf(salesDays)
  .columns.filter(({ kind }) => kind === 'number')
  .flatMap(({ key, name }) => (key === 'categoryId' ? [] : [`${name} = sales_days.${name} + excluded.${name}`]));
const ADD = `on conflict (channel, category_id, day) do update set ${addTo.join(', ')}`;

const touch = statement(
  `insert into sales_freshness (id, changed_at) values (1, ?)
   on conflict (id) do update set changed_at = case when sales_freshness.changed_at < excluded.changed_at
     then excluded.changed_at else sales_freshness.changed_at end`,
);

/** Replaces what `before` contributed by what `after` contributes, in the transaction that changes the rows. */
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
  const ancestors = await loadAncestors(tx, categoryIds);
  const changes = new Changes();
  for (const bundle of before) contribute(changes, bundle, ancestors, -1);
  for (const bundle of after) contribute(changes, bundle, ancestors, 1);
  await applyBuyers(tx, changes, weekStart);
  const sums = [...changes.sums].flatMap(([key, values]) => {
    if (Object.values(values).every((value) => value === 0)) return [];
    const [channel = '', category, day = ''] = splitKey(key);
    return { channel, categoryId: Number(category), day, ...values };
  });
  await insertRows(tx, salesDays, sums, { suffix: ADD });
  if (sums.length > 0) await touch(tx, now);
};
