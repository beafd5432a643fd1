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
  { from: orderLines.categoryId, target: orderLines.categoryId },
  (q, { from, target }) =>
    q.update(orderLines).set({ categoryId: target }).where(eq(orderLines.categoryId, from)),
);
const moveReturnLines = prepared(
  { from: returnLines.categoryId, target: returnLines.categoryId },
  (q, { from, target }) =>
    q.update(returnLines).set({ categoryId: target }).where(eq(returnLines.categoryId, from)),
);

const moveLines = async (tx: Db, from: number, target: number | null) => {
  const orders = await ordersOfCategory(tx, { categoryId: from });
  await moveOrderLines(tx, { from, target });
  await moveReturnLines(tx, { from, target });
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
