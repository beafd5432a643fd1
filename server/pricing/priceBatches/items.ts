/** Loads a page of a saved batch's rows. */
import { and, asc, count, desc, eq, gt, lte, type SQL, sql } from 'drizzle-orm';
import type { BatchRow, Flag } from '#contract/pricing/priceBatches/batchRows';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { kit } from '#db/kit';
import { prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { priceBatchItems } from '#db/schema/pricing/priceBatches';
import { prices } from '#db/schema/pricing/prices';
import { loadGuards } from '../guards/load.ts';
import { guardsOfVariant } from '../guards/rules.ts';
import { loadPriceLists } from '../prices/readLists.ts';
import type { Settings } from '#contract/platform/settings';
import { changedSince } from './changedPrices.ts';
import type { BatchRecord } from './record.ts';
import { flagsOf } from './flagsOf.ts';
import { thresholdsOf } from './batchTerms.ts';
import { loadRestoredAmounts } from './restoredAmounts.ts';
import { detail, type PageRow } from './rows.ts';

interface RowsPage {
  from: number;
  limit: number;
  flaggedOnly: boolean;
  /** Not for roles without sight of costs: the order would tell which prices are flagged. */
  gravestFirst: boolean;
}

/** The base price at the batch's start. */
const base = kit.alias(prices, 'base');
const ofBatch = (batchId: SQL, flaggedOnly: boolean) =>
  and(
    eq(priceBatchItems.batchId, batchId),
    flaggedOnly ? gt(priceBatchItems.severity, 0) : undefined,
  );
const prepareReads = ({ flaggedOnly, gravestFirst }: Omit<RowsPage, 'from' | 'limit'>) => ({
  page: prepared(
    {
      batchId: priceBatchItems.batchId,
      startsAt: prices.startsAt,
      limit: 'number',
      from: 'number',
    },
    (q, { batchId, startsAt }) =>
      q
        .select({
          variantId: priceBatchItems.variantId,
          ownAmount: priceBatchItems.oldAmount,
          newAmount: priceBatchItems.newAmount,
          raisedFrom: priceBatchItems.raisedFrom,
          baseAmount: priceBatchItems.baseAmount,
          basePrice: base.amount,
          cost: variants.cost,
          minPrice: variants.minPrice,
          minMarginBps: variants.minMarginBps,
          categoryId: products.primaryCategoryId,
          edited: priceBatchItems.edited,
        })
        .from(priceBatchItems)
        .innerJoin(variants, eq(variants.id, priceBatchItems.variantId))
        .innerJoin(products, eq(products.id, variants.productId))
        .leftJoin(
          base,
          and(
            eq(base.variantId, priceBatchItems.variantId),
            eq(base.listId, BASE_LIST_ID),
            eq(base.minQuantity, 1),
            lte(base.startsAt, startsAt),
            gt(base.endsAt, startsAt),
          ),
        )
        .where(ofBatch(batchId, flaggedOnly))
        .orderBy(
          ...(gravestFirst ? [desc(priceBatchItems.severity)] : []),
          asc(priceBatchItems.variantId),
        )
        .limit(sql.placeholder('limit'))
        .offset(sql.placeholder('from')),
  ),
  total: prepared({ batchId: priceBatchItems.batchId }, (q, { batchId }) =>
    q.select({ items: count() }).from(priceBatchItems).where(ofBatch(batchId, flaggedOnly)),
  ),
});
const allItems = prepareReads({ flaggedOnly: false, gravestFirst: true });
const flaggedItems = prepareReads({ flaggedOnly: true, gravestFirst: true });
const itemsByVariant = prepareReads({ flaggedOnly: false, gravestFirst: false });

export const batchRows = async (
  db: Db,
  batch: BatchRecord,
  { from, limit, flaggedOnly, gravestFirst }: RowsPage,
  settings: Settings,
  now: number,
): Promise<{ rows: BatchRow[]; total: number }> => {
  const startsAt = batch.startsAt ?? batch.writtenAt ?? now;
  const items = flaggedOnly ? flaggedItems : gravestFirst ? allItems : itemsByVariant;
  const rows = await items.page(db, { batchId: batch.id, startsAt, limit, from });
  const [counted] = await items.total(db, { batchId: batch.id });
  const guardsOf = await loadGuards(db, settings);
  const lists = await loadPriceLists(db);
  const isBase = batch.listId === BASE_LIST_ID && batch.minQuantity === 1;
  const restored = await loadRestoredAmounts(
    db,
    batch,
    startsAt,
    rows.map(({ variantId }) => variantId),
  );
  const changed = await changedSince(
    db,
    batch,
    rows.map(({ variantId }) => variantId),
    now,
  );
  const page = rows.map((row): PageRow => {
    const guards = guardsOfVariant(
      { cost: row.cost, minPrice: row.minPrice, minMarginBps: row.minMarginBps },
      guardsOf(row.categoryId),
    );
    const { variantId, ownAmount, edited } = row;
    // As it was computed, also after the batch was written; rows of earlier versions and of reverts do not say it.
    const oldAmount = row.baseAmount ?? (isBase ? ownAmount : row.basePrice);
    const outlasts = isBase && oldAmount !== ownAmount;
    const written = restored.get(variantId) ?? row.newAmount;
    const flags: Flag[] =
      written === null
        ? []
        : flagsOf({ ...guards, oldAmount, planned: false }, written, {
            thresholds: thresholdsOf(settings),
            sale: lists.get(batch.listId)?.kind === 'sale',
          });
    if (row.raisedFrom !== null) flags.unshift('raised');
    if (changed.has(variantId)) flags.push('changedSince');
    // Where a revert leaves the list without a price, the base price applies again.
    const newAmount = written ?? (restored.has(variantId) ? row.basePrice : null);
    return { ...guards, variantId, oldAmount, ownAmount, outlasts, newAmount, flags, edited };
  });
  return { rows: await detail(db, page, { startsAt, now }), total: counted?.items ?? 0 };
};
