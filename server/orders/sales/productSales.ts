import type { ProductSales } from '../../catalog/quality/productSales.ts';

export const PRODUCT_SALES: ProductSales = {
  sql: `select l.product_id, sum(l.paid) as paid from orders o join order_lines l on l.order_id = o.id
    where o.placed_at >= ? and o.counted_on is not null and l.product_id is not null group by l.product_id`,
};
