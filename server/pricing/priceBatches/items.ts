/** Loads a page of a saved batch's rows. */
import type { BatchRow, Flag } from '#contract/pricing/priceBatches/batchRows';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import type { Db } from '#db';
import { query } from '#db/statements';
import { loadGuards } from '../guards/load.ts';
import { guardsOfVariant } from '../guards/rules.ts';
import { loadPriceLists } from '../prices/readLists.ts';
import type { Settings } from '#contract/platform/settings';
import type { BatchRecord } from './record.ts';
import { flagsOf } from './flagsOf.ts';
import { thresholdsOf } from './batchTerms.ts';
import { detail, type PageRow } from './rows.ts';

interface Row {
  variant_id: number;
  old_amount: number | null;
  new_amount: number | null;
  base_amount: number | null;
  cost: number | null;
  min_price: number | null;
  min_margin_bps: number | null;
  category_id: number | null;
  edited: number;
}

export const batchRows = async (
  db: Db,
  batch: BatchRecord,
  { from, limit, flaggedOnly }: { from: number; limit: number; flaggedOnly: boolean },
  settings: Settings,
  now: number,
): Promise<{ rows: BatchRow[]; total: number }> => {
  const startsAt = batch.startsAt ?? batch.writtenAt ?? now;
  const where = `i.batch_id = ? ${flaggedOnly ? 'and i.severity > 0' : ''}`;
  const rows = await query<Row>(
    db,
    `select i.variant_id, i.old_amount, i.new_amount, b.amount as base_amount, v.cost, v.min_price, v.min_margin_bps,
       p.primary_category_id as category_id, i.edited
     from price_batch_items i join variants v on v.id = i.variant_id join products p on p.id = v.product_id
       left join prices b on b.variant_id = i.variant_id and b.list_id = ${BASE_LIST_ID} and b.min_quantity = 1
         and b.starts_at <= ? and b.ends_at > ?
     where ${where} order by i.severity desc, i.variant_id limit ? offset ?`,
    [startsAt, startsAt, batch.id, limit, from],
  );
  const [counted] = await query<{ n: number }>(
    db,
    `select count(*) as n from price_batch_items i where ${where}`,
    [batch.id],
  );
  const guardsOf = await loadGuards(db, settings);
  const lists = await loadPriceLists(db);
  const isBase = batch.listId === BASE_LIST_ID && batch.minQuantity === 1;
  const page = rows.map((row): PageRow => {
    const guards = guardsOfVariant(
      { cost: row.cost, minPrice: row.min_price, minMarginBps: row.min_margin_bps },
      guardsOf(row.category_id),
    );
    // After the batch was written, the base price at its start is the batch's own price.
    const oldAmount = isBase ? row.old_amount : row.base_amount;
    const flags: Flag[] =
      row.new_amount === null
        ? []
        : flagsOf({ ...guards, oldAmount, planned: false }, row.new_amount, {
            thresholds: thresholdsOf(settings),
            sale: lists.get(batch.listId)?.kind === 'sale',
          });
    const { variant_id: variantId, old_amount: ownAmount, new_amount: newAmount } = row;
    return {
      ...guards,
      variantId,
      oldAmount,
      ownAmount,
      newAmount,
      flags,
      edited: row.edited === 1,
    };
  });
  return { rows: await detail(db, page, { startsAt, now }), total: counted?.n ?? 0 };
};
