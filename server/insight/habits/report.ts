/** Visits, orders and churn of members by month, from what each member did in each month. */
import type { HabitReport, Ratio } from '#contract/insight/habits';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { query } from '#db/statements';
import { addDays, dayOf } from '#shared/days';
import { loadSourceSpans } from '../../orders/sales/span.ts';
import { habitMonths, type MonthBounds } from './rules.ts';

/** The months as rows, so that one statement serves all of them. */
const monthRows = (months: readonly MonthBounds[]) => ({
  sql: months
    .map((_, index) =>
      index === 0
        ? 'select cast(? as text) as month, cast(? as text) as previous, cast(? as text) as oldest'
        : 'select ?, ?, ?',
    )
    .join(' union all '),
  values: months.flatMap(({ month, previous, oldest }) => [month, previous, oldest]),
});

interface Sums {
  month: string;
  part: number;
  whole: number;
}
type Parts = { sql: string; values: string[] };
const ratios = async (db: Db, months: Parts, sql: string, ...values: string[]) =>
  new Map(
    (await query<Sums>(db, `with m as (${months.sql}) ${sql}`, [...months.values, ...values])).map(
      ({ month, part, whole }): [string, Ratio] => [
        month,
        { part: Number(part), whole: Number(whole) },
      ],
    ),
  );

/** Of the visitors of the month before, those who came again. */
const RETURN_VISITS = `select m.month, count(c.member_id) as part, count(*) as whole
  from m join member_months p on p.month = m.previous and p.visits > 0
  left join member_months c on c.member_id = p.member_id and c.month = m.month and c.visits > 0
  group by m.month`;
const FREQUENCY = `select m.month, sum(c.orders) as part, count(*) as whole
  from m join member_months c on c.month = m.month and c.orders > 0 group by m.month`;
/**
 * A member counts once, by the last month with an order before the month, and has churned where that was the oldest one and
 * no order followed until the end of the month.
 */
const CHURN = `, bought as (
    select month, lead(month) over (partition by member_id order by month) as following
    from member_months where orders > 0 and month >= ?)
  select m.month,
    sum(case when b.month = m.oldest and (b.following is null or b.following > m.month) then 1 else 0 end) as part,
    sum(case when b.following is null or b.following >= m.month then 1 else 0 end) as whole
  from m join bought b on b.month >= m.oldest and b.month < m.month group by m.month`;

const NOTHING: Ratio = { part: 0, whole: 0 };

export const reportHabits = async (
  db: Db,
  { to }: { to: string },
  { timeZone }: Pick<Settings, 'timeZone'>,
  now: number,
): Promise<HabitReport> => {
  const bounds = habitMonths(addDays(to, -1), dayOf(now, timeZone));
  const rows = monthRows(bounds);
  const { orders, visits } = await loadSourceSpans(db, '');
  const returned = await ratios(db, rows, RETURN_VISITS);
  const ordered = await ratios(db, rows, FREQUENCY);
  const churned = await ratios(db, rows, CHURN, bounds[0]?.oldest ?? '');
  /** Nothing is said of months before the first day on record, nor of the one within which it lies. */
  const covered = (
    first: string | undefined,
    month: string,
    found: Map<string, Ratio>,
    of: string,
  ) => (first !== undefined && first <= of ? (found.get(month) ?? NOTHING) : null);
  return {
    readAt: now,
    timeZone,
    ordersFrom: orders?.from ?? null,
    visitsFrom: visits?.from ?? null,
    months: bounds.map((one) => ({
      ...one,
      returnVisits: covered(visits?.from, one.month, returned, one.previous),
      orderFrequency: covered(orders?.from, one.month, ordered, one.month),
      churn: covered(orders?.from, one.month, churned, one.oldest),
    })),
  };
};
