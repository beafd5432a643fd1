/** Gives the lines of a return the products and categories of its order. */
import type { Db } from '#db';
import { statement } from '#db/statements';

/** By hand: it reads another table, the lines of the order, for every line of the return. */
const copySoldLines = statement(
  `update return_lines set
     variant_id = coalesce((select l.variant_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), variant_id),
     product_id = coalesce((select l.product_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), product_id),
     category_id = coalesce((select l.category_id from order_lines l where l.order_id = ? and l.sku = return_lines.sku order by l.position limit 1), category_id)
   where return_id = ?`,
);
/** The lines of a return take over the variants, products and categories in which its order sold them. */
export const linkLines = (tx: Db, orderId: number, returnId: number) =>
  copySoldLines(tx, orderId, orderId, orderId, returnId);
