import { kit } from '../../kit.ts';
import { products } from '../catalog/products.ts';
import { competitorOffers, competitorPrices } from './competitors.ts';
import { priceBatchItems } from './priceBatches.ts';
import { prices } from './prices.ts';

/** The rows that are deleted with a variant. */
export interface VariantRows {
  prices: Omit<typeof prices.$inferSelect, 'id'>[];
  /** With the version of their batch at that time. */
  batchItems: { item: typeof priceBatchItems.$inferSelect; batchVersion: number }[];
  offers: (typeof competitorOffers.$inferSelect)[];
  observations: (typeof competitorPrices.$inferSelect)[];
}

/**
 * Variants that were removed from products that exist still, with their prices, so that the same variant can come back
 * with its id, to which promotions, sales and the log of shown prices refer.
 */
export const removedVariants = kit.table(
  'removed_variants',
  {
    variantId: kit.integer().notNull(),
    productId: kit
      .integer()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    sku: kit.text(),
    optionKey: kit.text().notNull(),
    removedAt: kit.instant().notNull(),
    kept: kit.json().$type<VariantRows>().notNull(),
  },
  (t) => [
    kit.primaryKey({ columns: [t.variantId] }),
    kit.index('removed_variants_product').on(t.productId),
  ],
);
