/** Loads variants with the base prices in force at an instant. */
import { asc, getTableColumns, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';
import { prices } from '#db/schema/pricing/prices';
import type { VariantRow } from './product.ts';
import { basePriceOf } from '../../pricing/prices/sql.ts';

/** The base price with the earliest end after the instant, which before a variant's first price is that first price. */
const variantsOf = prepared(
  { productIds: many(variants.productId), now: prices.endsAt },
  (q, { productIds, now }) =>
    q
      .select({
        ...getTableColumns(variants),
        basePrice: basePriceOf(variants.id, now),
        basePriceSince: basePriceOf(variants.id, now, prices.startsAt),
      })
      .from(variants)
      .where(inArray(variants.productId, productIds))
      .orderBy(asc(variants.productId), asc(variants.position), asc(variants.id)),
);

export const loadVariants = (
  db: Db,
  productIds: readonly number[],
  now: number,
): Promise<VariantRow[]> => variantsOf(db, { productIds, now });

/** A product's variants, with the figures that it shows of their prices. */
export const withVariants = (own: VariantRow[]) => {
  const amounts = own.map(({ basePrice }) => basePrice);
  return { variants: own, minPrice: Math.min(...amounts), maxPrice: Math.max(...amounts) };
};
