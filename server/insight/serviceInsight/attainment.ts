/** Which clocks were met and missed in a period, by type of ticket and by level of member. */
import type { AttainmentRow, Breakdown } from '#contract/insight/serviceInsight';
import { type Metric, METRICS } from '#contract/service/metrics';
import type { TicketType } from '#contract/service/tickets';
import type { Db } from '#db';
import { query } from '#db/statements';
import { clockCondition } from '../../service/countedTickets/clockSql.ts';

interface Counted {
  metric: Metric;
  type: TicketType;
  level: string | null;
  isMet: number;
  n: number;
}

const load = async (db: Db, from: number, until: number): Promise<Counted[]> => {
  const met = clockCondition('metClock', { from, until });
  const missed = clockCondition('missedClock', { from, until });
  const select = (isMet: 0 | 1, sql: string) =>
    `select c.metric as metric, t.type as type, t.level as level, ${isMet} as "isMet", count(*) as n
     from ticket_clocks c join tickets t on t.id = c.ticket_id
     where t.state not in ('merged', 'spam') and ${sql} group by c.metric, t.type, t.level`;
  return query<Counted>(db, `${select(1, met.sql)} union all ${select(0, missed.sql)}`, [
    ...met.values,
    ...missed.values,
  ]);
};

const rowsOf = (
  counted: readonly Counted[],
  by: Breakdown,
  keyOf: (one: Counted) => string | null,
): AttainmentRow[] => {
  const rows = new Map<string, AttainmentRow>();
  for (const one of counted) {
    const key = keyOf(one);
    const name = JSON.stringify([key, one.metric]);
    const row = rows.get(name) ?? { by, key, metric: one.metric, met: 0, missed: 0 };
    row[Number(one.isMet) === 1 ? 'met' : 'missed'] += Number(one.n);
    rows.set(name, row);
  }
  const rank = (key: string | null) => key ?? '';
  return [...rows.values()].toSorted(
    (one, other) =>
      METRICS.indexOf(one.metric) - METRICS.indexOf(other.metric) ||
      (rank(one.key) < rank(other.key) ? -1 : 1),
  );
};

/** `ends` is at most the instant after the present one. */
export const loadAttainment = async (
  db: Db,
  { opens, ends }: { opens: number; ends: number },
): Promise<AttainmentRow[]> => {
  const counted = await load(db, opens, ends);
  return [
    ...rowsOf(counted, 'all', () => null),
    ...rowsOf(counted, 'type', ({ type }) => type),
    ...rowsOf(counted, 'level', ({ level }) => level),
  ];
};
