/** Changes of bundles → rollups, for any number of orders in a handful of statements. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { rowsStatement, statement, type Value } from '#db/statements';
import { type Ancestors, type Bundle, Changes, contribute, countGap, gapsOf, splitKey } from './rules.ts';

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

const neighbours = rowsStatement<{
  member_id: number;
  channel: string;
  category_id: number;
  day: string;
  orders: number;
}>(
  { member_id: 'integer', channel: 'text', category_id: 'integer', first_day: 'text', last_day: 'text' },
  (input) => `
    select b.member_id, b.channel, b.category_id, b.day, b.orders
    from ${input} cross join buyer_days b
    where b.member_id = input.member_id and b.channel = input.channel and b.category_id = input.category_id
      and b.day >= coalesce((select max(p.day) from buyer_days p where p.member_id = input.member_id
            and p.channel = input.channel and p.category_id = input.category_id and p.day < input.first_day), input.first_day)
      and b.day <= coalesce((select min(n.day) from buyer_days n where n.member_id = input.member_id
            and n.channel = input.channel and n.category_id = input.category_id and n.day > input.last_day), input.last_day)
    order by b.member_id, b.channel, b.category_id, b.day`,
);

const writeBuyerDays = rowsStatement(
  { member_id: 'integer', channel: 'text', category_id: 'integer', day: 'text', orders: 'integer' },
  (input) => `
    insert into buyer_days (member_id, channel, category_id, day, orders)
    select member_id, channel, category_id, day, orders from ${input} where true
    on conflict (member_id, channel, category_id, day) do update set orders = excluded.orders`,
);
const deleteEmptyBuyerDays = rowsStatement(
  { member_id: 'integer', channel: 'text', category_id: 'integer', day: 'text' },
  (input) => `
    delete from buyer_days where orders = 0 and (member_id, channel, category_id, day) in
      (select member_id, channel, category_id, day from ${input})`,
);
const addGaps = rowsStatement(
  { channel: 'text', category_id: 'integer', day: 'text', previous_day: 'text', buyers: 'integer' },
  (input) => `
    insert into buyer_gaps (channel, category_id, day, previous_day, buyers)
    select channel, category_id, day, previous_day, buyers from ${input} where true
    on conflict (channel, category_id, day, previous_day) do update set buyers = buyer_gaps.buyers + excluded.buyers`,
);
const SUM_COLUMNS = [
  'orders',
  'member_orders',
  'units',
  'revenue',
  'discount',
  'returned',
  'buyers',
  'week_buyers',
  'month_buyers',
  'new_buyers',
];
const addSums = rowsStatement(
  {
    channel: 'text',
    category_id: 'integer',
    day: 'text',
    ...(Object.fromEntries(SUM_COLUMNS.map((name) => [name, 'bigint'])) as Record<string, 'bigint'>),
  },
  (input) => `
    insert into sales_days (channel, category_id, day, ${SUM_COLUMNS.join(', ')})
    select channel, category_id, day, ${SUM_COLUMNS.join(', ')} from ${input} where true
    on conflict (channel, category_id, day) do update set
      ${SUM_COLUMNS.map((name) => `${name} = sales_days.${name} + excluded.${name}`).join(', ')}`,
);

const touch = statement(
  `insert into sales_freshness (id, changed_at) values (1, ?)
   on conflict (id) do update set changed_at = case when sales_freshness.changed_at < excluded.changed_at
     then excluded.changed_at else sales_freshness.changed_at end`,
);

/** Turns changed buying days into gap and distinct-buyer changes, and writes the buying days. */
const applyBuyers = async (tx: Db, changes: Changes, weekStart: number) => {
  const touched = [...changes.buyerDays]
    .map(([key, days]) => ({ key, days: new Map([...days].filter(([, orders]) => orders !== 0)) }))
    .filter(({ days }) => days.size > 0);
  if (touched.length === 0) return;

  const asked = touched.map(({ key, days }) => {
    const [member, channel = '', category] = splitKey(key);
    const sorted = [...days.keys()].sort();
    return [Number(member), channel, Number(category), sorted[0] ?? '', sorted.at(-1) ?? ''];
  });
  const stored = new Map<string, { day: string; orders: number }[]>();
  for (const row of await neighbours(tx, asked)) {
    const key = [row.member_id, row.channel, row.category_id].join('\u001f');
    const days = stored.get(key);
    if (days) days.push(row);
    else stored.set(key, [row]);
  }

  const written: Value[][] = [];
  const emptied: Value[][] = [];
  const gaps = new Map<string, number>();
  for (const { key, days } of touched) {
    const [member, channel = '', category] = splitKey(key);
    const before = stored.get(key) ?? [];
    const after = new Map(before.map(({ day, orders }) => [day, orders]));
    let first = '\uffff';
    for (const [day, orders] of days) {
      if (day < first) first = day;
      const total = (after.get(day) ?? 0) + orders;
      written.push([Number(member), channel, Number(category), day, total]);
      if (total === 0) {
        after.delete(day);
        emptied.push([Number(member), channel, Number(category), day]);
      } else after.set(day, total);
    }
    // The first stored day may lie before the touched ones: it only says what came before them.
    const boundary = before[0] && before[0].day < first ? before[0].day : '';
    const inside = (day: string) => day > boundary;
    const count = (list: string[], times: number) => {
      for (const gap of gapsOf(list.filter(inside).sort(), boundary)) {
        const name = `${channel}\u001f${category}\u001f${gap}`;
        gaps.set(name, (gaps.get(name) ?? 0) + times);
      }
    };
    count(
      before.map(({ day }) => day),
      -1,
    );
    count([...after.keys()], 1);
  }

  const gapRows: Value[][] = [];
  for (const [name, buyers] of gaps) {
    if (buyers === 0) continue;
    const [channel = '', category, day = '', previousDay = ''] = splitKey(name);
    gapRows.push([channel, Number(category), day, previousDay, buyers]);
    countGap(changes.at(channel, Number(category), day), day, previousDay, weekStart, buyers);
  }
  await writeBuyerDays(tx, written);
  await deleteEmptyBuyerDays(tx, emptied);
  await addGaps(tx, gapRows);
};

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
  const sums: Value[][] = [];
  for (const [key, s] of changes.sums) {
    const values = [
      s.orders,
      s.memberOrders,
      s.units,
      s.revenue,
      s.discount,
      s.returned,
      s.buyers,
      s.weekBuyers,
      s.monthBuyers,
      s.newBuyers,
    ];
    if (values.every((value) => value === 0)) continue;
    const [channel = '', category, day = ''] = splitKey(key);
    sums.push([channel, Number(category), day, ...values]);
  }
  await addSums(tx, sums);
  if (sums.length > 0) await touch(tx, now);
};
