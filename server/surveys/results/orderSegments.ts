/**
 * Parts of the responses about orders that are read from the orders and their parcels as they are known now: whether an order
 * came in time, and the categories of all its goods. An order of several categories counts in each.
 */
import type { MeasureRef, OrderSegment } from '#contract/surveys/results';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { addMonths, startOfDay } from '#shared/days';
import { turned } from '../statistics/scores.ts';
import { monthsBefore, type Months } from './rules.ts';
import { NO_SUMS, type Sums } from './sums.ts';
import type { AskedVersion } from './versions.ts';

const parcels = (condition: string) =>
  `exists (select 1 from shipments s where s.order_external_id = o.external_id
     and s.promised_at is not null and ${condition})`;
/** An order is as late as its latest parcel. */
const DELIVERY = `case
  when ${parcels('s.delivered_at > s.promised_at')} then 'late'
  when ${parcels('s.delivered_at is null')} then 'notDelivered'
  when ${parcels('s.delivered_at is not null')} then 'onTime'
  else '' end`;

const read = (segment: string, join: string) =>
  statement<{
    segment: string;
    versionId: number;
    part: number;
    value: number;
    n: number;
  }>(
    `select ${segment} as segment, r.version_id as "versionId", case when r.completed_at >= ? then 1 else 0 end as part,
       a.number as value, count(*) as n
     from survey_responses r
       join survey_answers a on a.response_id = r.id and a.question_key = ? and a.row_key = ?
       join orders o on o.id = r.subject_id ${join}
     where r.survey_id = ? and r.completed_at >= ? and r.completed_at < ? and r.subject_kind = 'order'
       and r.quality = 'ok' and a.number is not null and a.is_skipped = 0
     group by 1, 2, 3, 4`,
  );
const STATEMENTS: Readonly<Record<OrderSegment, ReturnType<typeof read>>> = {
  delivery: read(DELIVERY, ''),
  goods: read(
    `coalesce(cast(l.category_id as text), '')`,
    'join (select distinct order_id, category_id from order_lines) l on l.order_id = o.id',
  ),
};

const oneOf = (value: number, n: number): Sums => ({
  ...NO_SUMS,
  n,
  counts: NO_SUMS.counts.map((_, index) => (index === value ? n : 0)),
});

/** One month after the other, with the instants at which each begins and ends. */
const singleMonths = (from: string, to: string): Months[] =>
  from >= to ? [] : [{ from, to: addMonths(from, 1) }, ...singleMonths(addMonths(from, 1), to)];

export interface OrderCut {
  measure: MeasureRef;
  by: OrderSegment;
  months: Months;
  timeZone: string;
  /** Whether each month is read alone. */
  isByMonth: boolean;
}

export const loadOrderSegments = async (
  db: Db,
  surveyId: number,
  versions: readonly AskedVersion[],
  { measure: { questionKey, rowKey }, by, months, timeZone, isByMonth }: OrderCut,
) => {
  const at = (day: string) => startOfDay(day, timeZone);
  const all = { from: monthsBefore(months).from, to: months.to };
  const spans = isByMonth ? singleMonths(all.from, all.to) : [all];
  const rows = [];
  for (const { from, to } of spans)
    for (const row of await STATEMENTS[by](
      db,
      at(months.from),
      questionKey,
      rowKey,
      surveyId,
      at(from),
      at(to),
    ))
      rows.push({ ...row, month: isByMonth ? from : '' });
  const items = new Map(
    versions.map(({ id, plan }) => [
      id,
      plan.items.find((item) => item.questionKey === questionKey && item.rowKey === rowKey),
    ]),
  );
  return rows.map(({ month, segment, versionId, part, value, n }) => {
    const item = items.get(versionId);
    const turnedValue = item?.isTurned ? turned(Number(value), item.type) : Number(value);
    return {
      month,
      segment,
      versionId,
      isNow: Number(part) === 1,
      ...oneOf(turnedValue, Number(n)),
    };
  });
};
