/** Finds prices that someone else changed after the batch wrote them. */
import { and, asc, eq, exists, gte, inArray, isNotNull, lte, not, type SQL } from 'drizzle-orm';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import type { Builder } from '#db/compile';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { priceBatchItems } from '#db/schema/pricing/priceBatches';
import { prices } from '#db/schema/pricing/prices';
import type { Window } from '../prices/segments.ts';
import type { BatchRecord } from './record.ts';

/** The number of variants that a refusal names. */
const NAMED = 5;

const isAsWritten = (q: Builder, listId: SQL, minQuantity: SQL, startsAt: SQL, endsAt: SQL) =>
  exists(
    q
      .select({ id: prices.id })
      .from(prices)
      .where(
        and(
          eq(prices.variantId, priceBatchItems.variantId),
          eq(prices.listId, listId),
          eq(prices.minQuantity, minQuantity),
          eq(prices.amount, priceBatchItems.newAmount),
          lte(prices.startsAt, startsAt),
          gte(prices.endsAt, endsAt),
        ),
      ),
  );
const WRITTEN = {
  batchId: priceBatchItems.batchId,
  listId: prices.listId,
  minQuantity: prices.minQuantity,
  startsAt: prices.startsAt,
  endsAt: prices.endsAt,
};
const changedItems = prepared(WRITTEN, (q, { batchId, listId, minQuantity, startsAt, endsAt }) =>
  q
    .select({ variantId: priceBatchItems.variantId })
    .from(priceBatchItems)
    .where(
      and(
        eq(priceBatchItems.batchId, batchId),
        isNotNull(priceBatchItems.newAmount),
        not(isAsWritten(q, listId, minQuantity, startsAt, endsAt)),
      ),
    )
    .orderBy(asc(priceBatchItems.variantId)),
);
const changedAmong = prepared(
  { ...WRITTEN, variantIds: many(priceBatchItems.variantId) },
  (q, { batchId, listId, minQuantity, startsAt, endsAt, variantIds }) =>
    q
      .select({ variantId: priceBatchItems.variantId })
      .from(priceBatchItems)
      .where(
        and(
          eq(priceBatchItems.batchId, batchId),
          inArray(priceBatchItems.variantId, variantIds),
          isNotNull(priceBatchItems.newAmount),
          not(isAsWritten(q, listId, minQuantity, startsAt, endsAt)),
        ),
      ),
);

/** Variants whose prices within the window are no longer those of the batch. */
export const findChangedPrices = (
  tx: Db,
  { id, listId, minQuantity }: BatchRecord,
  { startsAt, endsAt }: Window,
) => changedItems(tx, { batchId: id, listId, minQuantity, startsAt, endsAt });

const namesOf = prepared({ variantIds: many(variants.id) }, (q, { variantIds }) =>
  q
    .select({ name: products.name, sku: variants.sku })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, variantIds))
    .orderBy(asc(variants.id)),
);

/** What the first of these variants are called. */
export const nameFirst = async (tx: Db, variantIds: readonly number[]): Promise<string> => {
  const shown = await namesOf(tx, { variantIds: variantIds.slice(0, NAMED) });
  const names = shown.map(({ name, sku }) => [name, sku].filter(Boolean).join(' · '));
  return [...names, ...(variantIds.length > NAMED ? ['…'] : [])].join('; ');
};

/** Which of these variants keep a batch that was written from being reverted; none where nothing is to be reverted. */
export const changedSince = async (
  db: Db,
  batch: BatchRecord,
  variantIds: readonly number[],
  now: number,
): Promise<ReadonlySet<number>> => {
  const { id, status, revertsId, listId, minQuantity } = batch;
  const startsAt = Math.max(batch.startsAt ?? now, now);
  const endsAt = batch.endsAt ?? FOREVER;
  if (status !== 'written' || revertsId !== null || endsAt <= startsAt) return new Set();
  const asked = { batchId: id, listId, minQuantity, startsAt, endsAt, variantIds };
  return new Set((await changedAmong(db, asked)).map(({ variantId }) => variantId));
};
