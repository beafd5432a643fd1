/** The hook for what was paid for each product. */
import { Hook } from '#shared/hook';

export interface ProductSales {
  /**
   * Selects `product_id` and `paid` (minor units) over the orders that count in figures, a row for each product sold; its
   * only value is the instant since which they were placed (UTC ms).
   */
  sql: string;
}

export const productSales = new Hook<ProductSales>('productSales');
