/**
 * What has changed of the rows of a batch since it was computed, until its prices are written. By hand: all rows are compared
 * with what applies now.
 */
import { eq, inArray } from 'drizzle-orm';
import type { MovedRow, MovedSince } from '#contract/pricing/priceBatches/batchRows';
import { FOREVER } from '#contract/pricing/prices';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { cell, columnsOf } from '#db/columns';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { isOpen } from '#rules/platform/approvals';
import { loadGuards } from '../guards/load.ts';
import { floorOf, guardsOfVariant } from '../guards/rules.ts';
import { loadMovedBases } from './movedBases.ts';
import { movedOf } from './movedFacts.ts';
import type { BatchRecord } from './record.ts';
import { READ_STEP } from './steps.ts';

/** The number of rows that are listed; the counts include all of them. */
const LISTED = 50;

const COLUMNS = [
  'variant_id',
  'old_amount',
  'old_ends_at',
  'old_cost',
  'old_floor',
  'amount',
  'ends_at',
  'cost',
  'min_price',
  'min_margin_bps',
  'category_id',
] as const;

const rowsAfter = (db: Db, batch: BatchRecord, startsAt: number, last: number) =>
  columnsOf(
    db,
    COLUMNS,
    `select i.variant_id, i.old_amount, i.old_ends_at, i.cost as old_cost, i.floor as old_floor, o.amount, o.ends_at,
       v.cost, v.min_price, v.min_margin_bps, p.primary_category_id as category_id
     from price_batch_items i join variants v on v.id = i.variant_id join products p on p.id = v.product_id
       left join prices o on o.variant_id = i.variant_id and o.list_id = ? and o.min_quantity = ?
         and o.starts_at <= ? and o.ends_at > ?
     where i.batch_id = ? and i.new_amount is not null and i.variant_id > ?
     order by i.variant_id limit ${READ_STEP}`,
    [batch.listId, batch.minQuantity, startsAt, startsAt, batch.id, last],
  );

const namesOf = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({
      id: variants.id,
      productId: products.id,
      name: products.name,
      names: products.names,
      sku: variants.sku,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, ids)),
);

type Found = Pick<MovedRow, 'variantId' | 'price' | 'cost' | 'floor'>;
const withNames = async (db: Db, rows: readonly Found[]): Promise<MovedRow[]> => {
  const known = await namesOf(db, { ids: rows.map(({ variantId }) => variantId) });
  const byId = new Map(known.map(({ id, ...named }) => [id, named]));
  return rows.flatMap((row) => {
    const named = byId.get(row.variantId);
    return named ? [{ ...row, ...named }] : [];
  });
};

/** Nothing where the prices are written, or restore others. */
export const loadMovedSince = async (
  db: Db,
  batch: BatchRecord,
  settings: Settings,
  now: number,
): Promise<MovedSince> => {
  const { computedAt: since } = batch;
  const counts = { total: 0, prices: 0, costs: 0, floors: 0 };
  const found: Found[] = [];
  if (!isOpen(batch.status)) return { since, ...counts, rows: [] };
  const guardsOf = await loadGuards(db, settings);
  const startsAt = Math.max(batch.startsAt ?? now, now);
  const window = { startsAt, endsAt: batch.endsAt ?? FOREVER };
  const bases = await loadMovedBases(db, batch, window, now);
  for (let last = 0; ;) {
    const rows = await rowsAfter(db, batch, startsAt, last);
    rows.variant_id.forEach((variantId, index) => {
      const at = (name: (typeof COLUMNS)[number]) => cell(rows, name, index);
      const own = {
        cost: at('cost'),
        minPrice: at('min_price'),
        minMarginBps: at('min_margin_bps'),
      };
      const floor = floorOf(guardsOfVariant(own, guardsOf(at('category_id'))));
      const base = bases.get(variantId ?? 0) ?? { was: null, is: null };
      const moved = movedOf(
        {
          amount: at('old_amount'),
          endsAt: at('old_ends_at'),
          base: base.was,
          cost: at('old_cost'),
          floor: at('old_floor'),
        },
        { amount: at('amount'), endsAt: at('ends_at'), base: base.is, cost: own.cost, floor },
        { knowsCosts: since !== null },
      );
      if (moved.price) counts.prices += 1;
      if (moved.cost) counts.costs += 1;
      if (moved.floor) counts.floors += 1;
      if (!moved.price && !moved.cost && !moved.floor) return;
      counts.total += 1;
      if (found.length < LISTED) found.push({ variantId: variantId ?? 0, ...moved });
    });
    if (rows.variant_id.length < READ_STEP) break;
    last = rows.variant_id.at(-1) ?? last;
  }
  return { since, ...counts, rows: await withNames(db, found) };
};
