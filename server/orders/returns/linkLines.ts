/** Copies products, categories and missing names from the lines of an order to the lines of its return. */
import { eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orderLines } from '#db/schema/orders/orders';
import { returnLines } from '#db/schema/orders/returns';

/** What the named line of the order says, or the first with the same SKU; without one, what the line of the return says. */
const soldAs = (orderId: SQL, column: 'variantId' | 'productId' | 'categoryId' | 'name') =>
  sql`coalesce((select ${orderLines[column]} from ${orderLines} where ${orderLines.orderId} = ${orderId}
    and (${orderLines.sku} = ${returnLines.sku} or ${orderLines.position} = ${returnLines.orderPosition})
    order by case when ${orderLines.position} = ${returnLines.orderPosition} then 0 else 1 end, ${orderLines.position} limit 1), ${returnLines[column]})`;

const copySoldLines = prepared(
  { orderId: orderLines.orderId, returnId: returnLines.returnId },
  (q, { orderId, returnId }) =>
    q
      .update(returnLines)
      .set({
        variantId: soldAs(orderId, 'variantId'),
        productId: soldAs(orderId, 'productId'),
        categoryId: soldAs(orderId, 'categoryId'),
        name: sql`case when ${returnLines.sentName} <> '' then ${returnLines.sentName} else ${soldAs(orderId, 'name')} end`,
      })
      .where(eq(returnLines.returnId, returnId)),
);

/** Copies the variants, products and categories, and names that were not sent, of the order's lines to the lines of the return. */
export const linkLines = (tx: Db, orderId: number, returnId: number) =>
  copySoldLines(tx, { orderId, returnId });
