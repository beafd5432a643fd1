/** Loads the rows that the quality rules check. */
import { and, eq, inArray, max, sql } from 'drizzle-orm';
import { BASE_LIST_ID, FOREVER } from '#contract/pricing/prices';
import { many, prepared } from '#db/prepared';
import { attributes } from '#db/schema/catalog/attributes';
import { attributeValues, products, variants } from '#db/schema/catalog/products';
import { prices } from '#db/schema/pricing/prices';

export const productsById = prepared({ ids: many(products.id) }, (q, { ids }) =>
  q
    .select({
      id: products.id,
      names: products.names,
      descriptions: products.descriptions,
      images: products.images,
      primaryCategoryId: products.primaryCategoryId,
    })
    .from(products)
    .where(inArray(products.id, ids)),
);

export const variantsOf = prepared(
  { productIds: many(variants.productId) },
  (q, { productIds }) => {
    const lastBasePrice = q
      .select({ amount: max(prices.amount) })
      .from(prices)
      .where(
        and(
          eq(prices.variantId, variants.id),
          eq(prices.listId, BASE_LIST_ID),
          eq(prices.endsAt, FOREVER),
        ),
      );
    return q
      .select({
        productId: variants.productId,
        sku: variants.sku,
        barcode: variants.barcode,
        cost: variants.cost,
        // The first price of a new variant is written after its row; until then the variant counts as having no price.
        basePrice: sql<number>`coalesce(${lastBasePrice}, 0)`,
      })
      .from(variants)
      .where(inArray(variants.productId, productIds));
  },
);

export const attributeCodesOf = prepared(
  { productIds: many(attributeValues.productId) },
  (q, { productIds }) =>
    q
      .select({ productId: attributeValues.productId, code: attributes.code })
      .from(attributeValues)
      .innerJoin(attributes, eq(attributes.id, attributeValues.attributeId))
      .where(inArray(attributeValues.productId, productIds)),
);
