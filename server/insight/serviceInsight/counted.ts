/** Counts tickets by the filter with which their list shows them, so that both are the same. */
import type { Db } from '#db';
import { query } from '#db/statements';
import type { Context } from '../../platform/http/context.ts';
import { conditionsOf } from '../../platform/lists/conditions.ts';
import { ticketList } from '../../service/tickets/list.ts';
import type { TicketFilter } from './rules.ts';

/** Filters are read once for the request, rows in the view of `db`. */
export interface Counting {
  context: Context;
  db: Db;
}

export const countTickets = async (
  { context, db }: Counting,
  filter: TicketFilter,
): Promise<number> => {
  const { sql, values } = await conditionsOf(ticketList, filter, context);
  const [row] = await query<{ n: number }>(
    db,
    `select count(*) as n from tickets where ${sql}`,
    values,
  );
  return Number(row?.n ?? 0);
};

/** How many of the tickets of `base` each of these further filters has, all read at once. */
export const countAmong = async <Key extends string>(
  { context, db }: Counting,
  base: TicketFilter,
  filters: Readonly<Record<Key, TicketFilter>>,
): Promise<Record<Key | 'all', number>> => {
  const keys = Object.keys(filters) as Key[];
  const parts = await Promise.all(
    // What `base` asks for already is not asked again of each row.
    keys.map((key) =>
      conditionsOf(
        ticketList,
        Object.fromEntries(Object.entries(filters[key]).filter(([name]) => !(name in base))),
        context,
      ),
    ),
  );
  const all = await conditionsOf(ticketList, base, context);
  const sums = parts.map(
    ({ sql }, index) => `sum(case when ${sql} then 1 else 0 end) as n${index}`,
  );
  const [row] = await query<Record<string, number | null>>(
    db,
    `select ${['count(*) as "all"', ...sums].join(', ')} from tickets where ${all.sql}`,
    [...parts.flatMap(({ values }) => values), ...all.values],
  );
  const counts = keys.map((key, index) => [key, Number(row?.[`n${index}`] ?? 0)]);
  return Object.fromEntries([['all', Number(row?.all ?? 0)], ...counts]) as Record<
    Key | 'all',
    number
  >;
};
