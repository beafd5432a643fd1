/** Changed buying days → gaps between them and distinct buyers. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { buyerDays, buyerGaps } from '#db/schema/sales';
import { rowsStatement } from '#db/statements';
import { Gaps, type StoredDay, type Visits } from './gaps.ts';
import { type BuyerDay, type Changes, countGap } from './rules.ts';

const SCOPE = { at: 'integer', member_id: 'integer', channel: 'text', category_id: 'integer' } as const;
const inScope = (table: string) =>
  `${table}.member_id = input.member_id and ${table}.channel = input.channel and ${table}.category_id = input.category_id`;

const latestDays = rowsStatement<{ at: number; day: string | null }>(
  SCOPE,
  (input) => `
    select at, (select b.day from buyer_days b where ${inScope('b')} order by b.day desc limit 1) as day from ${input}`,
);
/** From the last stored day before the changed ones to the first one after them. */
const neighbours = rowsStatement<StoredDay & { at: number }>(
  { ...SCOPE, first_day: 'text', last_day: 'text' },
  (input) => `
    select input.at, b.day, b.orders from ${input} cross join buyer_days b where ${inScope('b')}
      and b.day >= coalesce((select max(p.day) from buyer_days p where ${inScope('p')} and p.day < input.first_day), input.first_day)
      and b.day <= coalesce((select min(n.day) from buyer_days n where ${inScope('n')} and n.day > input.last_day), input.last_day)
    order by input.at, b.day`,
);
const deleteEmptyBuyerDays = rowsStatement(
  { member_id: 'integer', channel: 'text', category_id: 'integer', day: 'text' },
  (input) => `
    delete from buyer_days where orders = 0 and (member_id, channel, category_id, day) in
      (select member_id, channel, category_id, day from ${input})`,
);

const byKey = (one: BuyerDay, other: BuyerDay) =>
  one.memberId - other.memberId ||
  one.categoryId - other.categoryId ||
  (one.channel === other.channel ? 0 : one.channel < other.channel ? -1 : 1) ||
  (one.day < other.day ? -1 : 1);

const groupByScope = (days: readonly BuyerDay[]): Visits[] => {
  const groups: Visits[] = [];
  let group: Visits | undefined;
  for (const day of days) {
    const first = group?.[0];
    if (
      group &&
      first?.memberId === day.memberId &&
      first.categoryId === day.categoryId &&
      first.channel === day.channel
    )
      group.push(day);
    else groups.push((group = [day]));
  }
  return groups;
};
const scopeOf = ([{ memberId, channel, categoryId }]: Visits, at: number) =>
  [at, memberId, channel, categoryId] as const;

/** Writes the changed buying days and their gaps, and adds the distinct buyers to the sums of `changes`. */
export const applyBuyers = async (tx: Db, changes: Changes, weekStart: number) => {
  // In the order of the key, neighbours are found and written in the same pages.
  const days = [...changes.buyerDays.values()].filter(({ orders }) => orders !== 0).sort(byKey);
  if (days.length === 0) return;
  const groups = groupByScope(days);
  const gaps = new Gaps();
  // Nearly every order is its member's newest: then the latest stored day is all there is to know.
  const among = new Map<number, StoredDay[]>();
  for (const { at, day } of await latestDays(tx, groups.map(scopeOf))) {
    const visits = groups[at] as Visits;
    if ((day === null || day <= visits[0].day) && visits.every(({ orders }) => orders > 0))
      gaps.append(visits, day ?? '');
    else among.set(at, []);
  }
  const asked = [...among.keys()].map((at) => {
    const visits = groups[at] as Visits;
    return [...scopeOf(visits, at), visits[0].day, visits.at(-1)?.day ?? ''];
  });
  for (const row of await neighbours(tx, asked)) among.get(row.at)?.push(row);
  for (const [at, stored] of among) gaps.replace(groups[at] as Visits, stored);

  const changedGaps = gaps.changed();
  for (const { channel, categoryId, day, previousDay, buyers } of changedGaps)
    countGap(changes.at(channel, categoryId, day), day, previousDay, weekStart, buyers);
  await insertRows(tx, buyerDays, days, {
    suffix:
      'on conflict (member_id, channel, category_id, day) do update set orders = buyer_days.orders + excluded.orders',
  });
  const lessened = days.filter(({ orders }) => orders < 0);
  await deleteEmptyBuyerDays(
    tx,
    lessened.map(({ memberId, channel, categoryId, day }) => [memberId, channel, categoryId, day]),
  );
  await insertRows(tx, buyerGaps, changedGaps, {
    suffix:
      'on conflict (channel, category_id, day, previous_day) do update set buyers = buyer_gaps.buyers + excluded.buyers',
  });
};
