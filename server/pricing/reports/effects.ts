/** Loads the sales of a batch's variants in the days before and after it came into force. */
import { and, count, eq, isNotNull, or } from 'drizzle-orm';
import { conflict } from '../../platform/http/errors.ts';
import type { PriceEffect } from '#contract/pricing/reports';
import type { Db } from '#db';
import { priceBatches, priceBatchItems } from '#db/schema/pricing/priceBatches';
import { prepared } from '#db/prepared';
import { statement } from '#db/statements';
import { findRow, getRow } from '../../platform/records/records.ts';
import type { Settings } from '#contract/platform/settings';
import { type DaySum, effectOf, sidesOf } from './rules.ts';

interface Row {
  day: string;
  units: number;
  margin: number;
  without_cost: number;
}

/** Written by hand, like `salesOf`, because pricing must not import the domain of orders. */
const firstDay = statement<{ day: string | null }>('select min(counted_on) as day from orders');
/** The variants whose prices a batch changes; a revert also changes those whose list has no price afterwards. */
const changedCount = prepared({ batchId: priceBatchItems.batchId }, (q, { batchId }) =>
  q
    .select({ variants: count() })
    .from(priceBatchItems)
    .innerJoin(priceBatches, eq(priceBatches.id, priceBatchItems.batchId))
    .where(
      and(
        eq(priceBatchItems.batchId, batchId),
        or(isNotNull(priceBatchItems.newAmount), isNotNull(priceBatches.revertsId)),
      ),
    ),
);

/** Units and margin of the batch's variants by day. Units without a cost are counted and excluded from the margin. */
const salesOf = statement<Row>(
  `select o.counted_on as day, cast(sum(l.quantity) as integer) as units,
     cast(sum(case when l.cost is null then 0 else l.paid - l.quantity * l.cost end) as bigint) as margin,
     cast(sum(case when l.cost is null then l.quantity else 0 end) as integer) as without_cost
   from orders o join order_lines l on l.order_id = o.id
     join price_batch_items i on i.batch_id = ? and i.variant_id = l.variant_id
     join price_batches b on b.id = i.batch_id and (i.new_amount is not null or b.reverts_id is not null)
   where o.counted_on >= ? and o.counted_on < ? group by o.counted_on`,
);

export const loadBatchEffect = async (
  db: Db,
  batchId: number,
  settings: Settings,
  now: number,
): Promise<PriceEffect> => {
  const batch = await getRow(db, priceBatches, batchId);
  if (batch.writtenAt === null) throw conflict('pricing.errors.notWritten');
  const reverting =
    batch.revertedById === null ? null : await findRow(db, priceBatches, batch.revertedById);
  const ends = [batch.endsAt, reverting?.writtenAt ?? null].filter((at) => at !== null);
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
  const [counted] = await changedCount(db, { batchId });
  return {
    batchId,
    variants: counted?.variants ?? 0,
    ...effectOf(sums, sides),
    unitsWithoutCost: rows.reduce((all, row) => all + row.without_cost, 0),
  };
};
