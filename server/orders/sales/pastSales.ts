/** Past sales and their figures when a category moves, goes, or is merged. */
import type { Db } from '#db';
import { query } from '#db/statements';
import type { PastSales } from '../../catalog/categories/pastSales.ts';
import { forgetSales, recomputeSales } from './recompute.ts';
import { refreshSoldCategories } from './refreshSoldCategories.ts';

const moveLines = async (tx: Db, from: number, heir: number | null) => {
  const orders = await query<{ id: number }>(
    tx,
    'select distinct order_id as id from order_lines where category_id = ?',
    [from],
  );
  for (const table of ['order_lines', 'return_lines'])
    await query(tx, `update ${table} set category_id = ? where category_id = ?`, [heir, from]);
  await refreshSoldCategories(
    tx,
    orders.map(({ id }) => id),
  );
};

export const PAST_SALES: PastSales = {
  moveLines,
  recompute: (tx, writer, categoryIds) =>
    recomputeSales(tx, {
      weekStart: writer.settings.weekStart,
      scope: categoryIds,
    }),
  forget: (tx, categoryId) => forgetSales(tx, [categoryId]),
};
