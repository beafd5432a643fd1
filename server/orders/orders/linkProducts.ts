/** Orders and returns may come before their products: lines whose SKU was unknown find them here. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query } from '#db/statements';
import { refreshSoldCategories } from '../sales/refreshSoldCategories.ts';
import { applySales } from '../sales/apply.ts';
import { loadBundles } from '../sales/bundles.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { variantsBySku } from '../../catalog/products/variants.ts';

const waiting = (
  tx: Db,
  table: 'order_lines' | 'return_lines',
  owner: string,
  skus: readonly string[],
) =>
  selectIn<{ owner: number }>(
    tx,
    `select distinct ${owner} as owner from ${table} where variant_id is null and sku in (?)`,
    skus,
    'text',
  ).then((rows) => rows.map((row) => row.owner));

export const joinOrderLines = async (tx: Db, writer: Writer, skus: readonly string[]) => {
  const orderIds = await waiting(tx, 'order_lines', 'order_id', skus);
  const returnIds = await waiting(tx, 'return_lines', 'return_id', skus);
  if (orderIds.length + returnIds.length === 0) return;
  const withOrder = await selectIn<{ order_id: number }>(
    tx,
    'select distinct order_id from returns where order_id is not null and id in (?)',
    returnIds,
    'integer',
  );
  const scope = {
    orderIds: [...new Set([...orderIds, ...withOrder.map((row) => row.order_id)])],
    returnIds,
  };
  const before = await loadBundles(tx, scope);
  for (const variant of (await variantsBySku(tx, skus)).values()) {
    for (const table of ['order_lines', 'return_lines']) {
      await query(
        tx,
        `update ${table} set variant_id = ?, product_id = ?, category_id = ? where variant_id is null and sku = ?`,
        [variant.id, variant.productId, variant.categoryId, variant.sku],
      );
    }
  }
  await refreshSoldCategories(tx, orderIds);
  const after = await loadBundles(tx, scope);
  await applySales(tx, { before, after, now: writer.now, weekStart: writer.settings.weekStart });
};
