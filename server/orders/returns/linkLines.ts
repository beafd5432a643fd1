/** Copies products and categories from the lines of an order to the lines of its return. */
import type { Db } from '#db';
import { statement } from '#db/statements';

/** By hand: for every line of the return it reads the lines of the order. */
const copySoldLines = statement(
  `update return_lines set
     variant_id = coalesce((select l.variant_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), variant_id),
     product_id = coalesce((select l.product_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), product_id),
     category_id = coalesce((select l.category_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), category_id)
   where return_id = ?`,
);
/** Copies the variants, products and categories of the order's lines to the lines of the return. */
export const linkLines = (tx: Db, orderId: number, returnId: number) =>
  copySoldLines(tx, orderId, orderId, orderId, returnId);
