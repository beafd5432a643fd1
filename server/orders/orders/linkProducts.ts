/** Links lines of orders and returns whose SKU was unknown when they were written, once the product exists. */
import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderLines } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { MAX_AMOUNT } from '#shared/fields';
import { loadVariantMap } from '../../catalog/products/variants.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { applySales } from '../sales/apply.ts';
import { loadBundles } from '../sales/bundles.ts';
import { refreshSoldCategories } from '../sales/refreshSoldCategories.ts';

const waitingOrders = prepared({ skus: many(orderLines.sku) }, (q, { skus }) =>
  q
    .selectDistinct({ orderId: orderLines.orderId })
    .from(orderLines)
    .where(and(isNull(orderLines.variantId), inArray(orderLines.sku, skus))),
);
const waitingReturns = prepared({ skus: many(returnLines.sku) }, (q, { skus }) =>
  q
    .selectDistinct({ returnId: returnLines.returnId })
    .from(returnLines)
    .where(and(isNull(returnLines.variantId), inArray(returnLines.sku, skus))),
);
const ordersOfReturns = prepared({ returnIds: many(returns.id) }, (q, { returnIds }) =>
  q
    .selectDistinct({ orderId: returns.orderId })
    .from(returns)
    .where(and(isNotNull(returns.orderId), inArray(returns.id, returnIds))),
);

/** As `lineCost` in rules.ts: a cost that was sent stays. */
const costOnMatch = (cost: SQL) =>
  sql`coalesce(${orderLines.cost}, case when ${orderLines.quantity} * cast(${cost} as bigint) <= ${sql.raw(String(MAX_AMOUNT))}
    then cast(${cost} as bigint) end)`;

const linkOrderLines = prepared(
  {
    variantId: orderLines.variantId,
    productId: orderLines.productId,
    categoryId: orderLines.categoryId,
    cost: orderLines.cost,
    sku: orderLines.sku,
  },
  (q, { sku, cost, ...values }) =>
    q
      .update(orderLines)
      .set({ ...values, cost: costOnMatch(cost) })
      .where(and(isNull(orderLines.variantId), eq(orderLines.sku, sku))),
);
const linkReturnLines = prepared(
  {
    variantId: returnLines.variantId,
    productId: returnLines.productId,
    categoryId: returnLines.categoryId,
    sku: returnLines.sku,
  },
  (q, { sku, ...values }) =>
    q
      .update(returnLines)
      .set(values)
      .where(and(isNull(returnLines.variantId), eq(returnLines.sku, sku))),
);

/** Links the waiting lines of these SKUs to their variants, and moves their figures to the variants' categories. */
export const linkLinesToProducts = async (tx: Db, writer: Writer, skus: readonly string[]) => {
  const orderIds = (await waitingOrders(tx, { skus })).map(({ orderId }) => orderId);
  const returnIds = (await waitingReturns(tx, { skus })).map(({ returnId }) => returnId);
  if (orderIds.length + returnIds.length === 0) return;
  const ofReturns = await ordersOfReturns(tx, { returnIds });
  const scope = {
    orderIds: [...new Set([...orderIds, ...ofReturns.flatMap(({ orderId }) => orderId ?? [])])],
    returnIds,
  };
  const before = await loadBundles(tx, scope);
  for (const { id: variantId, productId, categoryId, cost, sku } of (
    await loadVariantMap(tx, skus)
  ).values()) {
    const values = { variantId, productId, categoryId, sku };
    await linkOrderLines(tx, { ...values, cost });
    await linkReturnLines(tx, values);
  }
  await refreshSoldCategories(tx, orderIds);
  const after = await loadBundles(tx, scope);
  await applySales(tx, { before, after, now: writer.now, weekStart: writer.settings.weekStart });
};
