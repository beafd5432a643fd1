/** What sold in the days before and after a batch was in force. */
import { conflict } from '../../platform/http/errors.ts';
import type { PriceEffect } from '#contract/pricing/reports';
import type { Db } from '#db';
import { priceBatches } from '#db/schema/pricing/priceBatches';
import { statement } from '#db/statements';
import { getRow } from '../../platform/records/records.ts';
import type { Settings } from '#contract/platform/settings';
import { type DaySum, effectOf, sidesOf } from './rules.ts';

interface Row {
  day: string;
  units: number;
  margin: number;
  without_cost: number;
}

const firstDay = statement<{ day: string | null }>('select min(counted_on) as day from orders');
const changedCount = statement<{ n: number }>(
  'select count(*) as n from price_batch_items where batch_id = ? and new_amount is not null',
);
const revertedAt = statement<{ at: number | null }>(
  'select written_at as at from price_batches where id = ?',
);

/** Units and margin of the batch's variants, day by day; what has no cost is told and left out of the margin. */
const salesOf = statement<Row>(
  `select o.counted_on as day, cast(sum(l.quantity) as integer) as units,
     cast(sum(case when l.cost is null then 0 else l.paid - l.quantity * l.cost end) as bigint) as margin,
     cast(sum(case when l.cost is null then l.quantity else 0 end) as integer) as without_cost
   from orders o join order_lines l on l.order_id = o.id
     join price_batch_items i on i.batch_id = ? and i.variant_id = l.variant_id and i.new_amount is not null
   where o.counted_on >= ? and o.counted_on < ? group by o.counted_on`,
);

export const effectOfBatch = async (
  db: Db,
  batchId: number,
  settings: Settings,
  now: number,
): Promise<PriceEffect> => {
  const batch = await getRow(db, priceBatches, batchId);
  if (batch.writtenAt === null) throw conflict('pricing.errors.notWritten');
  const [reverted] = batch.revertedById === null ? [] : await revertedAt(db, batch.revertedById);
  const ends = [batch.endsAt, reverted?.at ?? null].filter((at) => at !== null);
  const [first] = await firstDay(db);
  const sides = sidesOf(
    {
      startsAt: batch.startsAt ?? batch.writtenAt,
      endsAt: ends.length > 0 ? Math.min(...ends) : null,
    },
    { now, timeZone: settings.timeZone, dataFrom: first?.day ?? null },
  );
  const rows = await salesOf(db, batchId, sides.before.from, sides.after.to);
  const sums = new Map<string, DaySum>(
    rows.map(({ day, units, margin }) => [day, { units, margin }]),
  );
  const [counted] = await changedCount(db, batchId);
  return {
    batchId,
    variants: counted?.n ?? 0,
    ...effectOf(sums, sides),
    unitsWithoutCost: rows.reduce((all, row) => all + row.without_cost, 0),
  };
};
