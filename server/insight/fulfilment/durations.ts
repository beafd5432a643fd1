/** How long parcels took, and which arrived in time, from the rows of shipments. */
import type { Duration } from '#contract/insight/fulfilment';
import type { Reading } from '#contract/insight/programme';
import type { Db } from '#db';
import { query, type Value } from '#db/statements';
import { lateSql } from '#rules/orders/shipments';
import { between, placeOf } from '#shared/percentiles';

/** The two steps: which parcels are of the period, and where each began. */
const STEPS = {
  paidToShipped: {
    sql: `select s.shipped_at - o.paid_at as took from shipments s
      left join orders o on o.external_id = s.order_external_id and o.paid_at <= s.shipped_at
      where s.shipped_at >= ? and s.shipped_at < ?`,
  },
  shippedToDelivered: {
    sql: `select s.delivered_at - s.shipped_at as took from shipments s
      where s.delivered_at >= ? and s.delivered_at < ?`,
  },
} as const;

export const loadDuration = async (
  db: Db,
  step: keyof typeof STEPS,
  { opens, ends }: Reading,
): Promise<Duration> => {
  const { sql } = STEPS[step];
  const span: Value[] = [opens, ends];
  const [counted] = await query<{ parcels: number; known: number }>(
    db,
    `select count(*) as parcels, count(t.took) as known from (${sql}) t`,
    span,
  );
  const known = Number(counted?.known ?? 0);
  const at = async (percent: number) => {
    const place = placeOf(percent, known);
    if (place === null) return null;
    const [lower, upper] = await query<{ took: number }>(
      db,
      `select t.took from (${sql}) t where t.took is not null order by t.took limit 2 offset ?`,
      [...span, place.index],
    );
    if (!lower) return null;
    return between(Number(lower.took), Number((upper ?? lower).took), place.hundredths);
  };
  return {
    parcels: known,
    unknown: Number(counted?.parcels ?? 0) - known,
    median: await at(50),
    p90: await at(90),
  };
};

/** Parcels promised within the period and not after the instant of reading: those that arrived by then. */
export const loadOnTime = async (db: Db, { opens, ends, readAt }: Reading) => {
  const [row] = await query<{ part: number | null; whole: number }>(
    db,
    `select sum(case when ${lateSql('s', '?')} then 0 else 1 end) as part, count(*) as whole
     from shipments s where s.promised_at >= ? and s.promised_at < ?`,
    [readAt, opens, Math.min(ends, readAt)],
  );
  return { part: Number(row?.part ?? 0), whole: Number(row?.whole ?? 0) };
};
