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
