/** Moves past sales and their figures when a category is moved, deleted or merged. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orderLines } from '#db/schema/orders/orders';
import { returnLines } from '#db/schema/orders/returns';
import type { PastSales } from '../../catalog/categories/pastSales.ts';
import { forgetSales, recomputeSales } from './recompute.ts';
import { refreshSoldCategories } from './refreshSoldCategories.ts';

const ordersOfCategory = prepared({ categoryId: orderLines.categoryId }, (q, { categoryId }) =>
  q
    .selectDistinct({ id: orderLines.orderId })
    .from(orderLines)
    .where(eq(orderLines.categoryId, categoryId)),
);
const moveOrderLines = prepared(
  { from: orderLines.categoryId, heir: orderLines.categoryId },
  (q, { from, heir }) =>
    q.update(orderLines).set({ categoryId: heir }).where(eq(orderLines.categoryId, from)),
);
const moveReturnLines = prepared(
  { from: returnLines.categoryId, heir: returnLines.categoryId },
  (q, { from, heir }) =>
    q.update(returnLines).set({ categoryId: heir }).where(eq(returnLines.categoryId, from)),
);

const moveLines = async (tx: Db, from: number, heir: number | null) => {
  const orders = await ordersOfCategory(tx, { categoryId: from });
  await moveOrderLines(tx, { from, heir });
  await moveReturnLines(tx, { from, heir });
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
