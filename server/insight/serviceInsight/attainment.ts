/** Which clocks were met and missed in a period, by type of ticket and by level of member. */
import type { AttainmentRow, Breakdown } from '#contract/insight/serviceInsight';
import { type Metric, METRICS } from '#contract/service/metrics';
import { CLOCK_OUTCOMES, type ClockOutcome } from '#contract/service/clocks';
import { TICKET_TYPES, type TicketType } from '#contract/service/tickets';
import type { Db } from '#db';
import { query } from '#db/statements';

interface Counted {
  metric: Metric;
  type: TicketType;
  level: string | null;
  outcome: ClockOutcome;
  n: number;
}

const listed = (values: readonly string[], name: string) =>
  values.map((value) => `select '${value}' as ${name}`).join(' union all ');

/** Each pair of a level and a type is one range of the index, so that only as many entries are read as are counted. */
const CAME_OUT = `with recursive levels(level) as (
    select min(level) from ticket_clocks where outcome is not null
    union all
    select (select min(c.level) from ticket_clocks c where c.outcome is not null and c.level > p.level)
    from levels p where p.level is not null
  )
  select m.metric as metric, y.type as type, p.level as level, o.outcome as outcome, (
    select count(*) from ticket_clocks c where c.level = p.level and c.type = y.type and c.metric = m.metric
      and c.outcome = o.outcome and c.outcome_at >= ? and c.outcome_at < ?) as n
  from levels p cross join (${listed(TICKET_TYPES, 'type')}) y cross join (${listed(METRICS, 'metric')}) m
    cross join (${listed(CLOCK_OUTCOMES, 'outcome')}) o
  where p.level is not null`;

/** They fell due and have not stopped since, which time alone decides. */
const STILL_RUNNING = `select c.metric as metric, c.type as type, c.level as level, 'missed' as outcome, count(*) as n
  from ticket_clocks c join tickets t on t.id = c.ticket_id
  where t.state not in ('merged', 'spam') and c.state = 'running' and c.breached_at is null
    and c.due_at >= ? and c.due_at < ?
  group by c.metric, c.type, c.level`;

const load = async (db: Db, from: number, until: number): Promise<Counted[]> =>
  (
    await query<Counted>(db, `select * from (${CAME_OUT}) came union all ${STILL_RUNNING}`, [
      from,
      until,
      from,
      until,
    ])
  )
    // Not in the statement, which would count each pair twice.
    .filter(({ n }) => Number(n) > 0)
    .map((row) => ({ ...row, level: row.level || null }));

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
    row[one.outcome] += Number(one.n);
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
