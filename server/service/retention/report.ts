/** The dry run: what would go by these periods, by table and by the month in which tickets were closed, and what stays. */
import {
  RETAINED,
  type Retained,
  type RetentionPeriods,
  type RetentionReport,
} from '#contract/service/retention';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { DAY_MS } from '#shared/days';
import { endedRows } from './endedSql.ts';
import { type CountedSlot, daysOf, monthsOf, SLOT_MS } from './rules.ts';

const counting = (table: Retained) =>
  statement<{ slot: number; kept: CountedSlot['kept']; n: number }>(
    `select g.slot, g.kept, count(*) as n from (
       select r.ended_at / ${SLOT_MS} as slot, r.kept as kept from (${endedRows(table)}) r) g
     group by g.slot, g.kept`,
  );
const COUNT: Readonly<Record<Retained, ReturnType<typeof counting>>> = {
  ticket_attachments: counting('ticket_attachments'),
  ticket_messages: counting('ticket_messages'),
  tickets: counting('tickets'),
};

export const reportRetention = async (
  db: Db,
  periods: RetentionPeriods,
  { now, timeZone }: { now: number; timeZone: string },
): Promise<RetentionReport> => {
  const tables: RetentionReport['tables'] = [];
  for (const table of RETAINED) {
    const rows = await COUNT[table](db, now, now - daysOf(table, periods) * DAY_MS);
    const slots = rows.map(({ slot, kept, n }) => ({
      slot: Number(slot),
      kept,
      rows: Number(n),
    }));
    tables.push({ table, months: monthsOf(slots, timeZone) });
  }
  return { readAt: now, tables };
};
