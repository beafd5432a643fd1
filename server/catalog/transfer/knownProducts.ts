/** Loads the stored data of the products in a file. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';

const knownProducts = prepared({ externalIds: many(products.externalId) }, (q, { externalIds }) =>
  q
    .select({
      id: products.id,
      externalId: products.externalId,
      status: products.status,
      names: products.names,
      descriptions: products.descriptions,
    })
    .from(products)
    .where(inArray(products.externalId, externalIds)),
);
const variantsOf = prepared({ productIds: many(variants.productId) }, (q, { productIds }) =>
  q
    .select({
      productId: variants.productId,
      optionKey: variants.optionKey,
      sku: variants.sku,
      barcode: variants.barcode,
      originalPrice: variants.originalPrice,
      cost: variants.cost,
      weightGrams: variants.weightGrams,
    })
    .from(variants)
    .where(inArray(variants.productId, productIds)),
);
type KnownVariant = Awaited<ReturnType<typeof variantsOf>>[number];

export type KnownProduct = Awaited<ReturnType<typeof knownProducts>>[number] & {
  variants: KnownVariant[];
};

export const loadKnownProducts = async (
  tx: Db,
  externalIds: readonly string[],
  withVariants: boolean,
) => {
  const rows = await knownProducts(tx, { externalIds });
  const known = new Map(
    rows.map((row): [number, KnownProduct] => [row.id, { ...row, variants: [] }]),
  );
  if (withVariants)
    for (const variant of await variantsOf(tx, { productIds: [...known.keys()] }))
      known.get(variant.productId)?.variants.push(variant);
  return new Map([...known.values()].map((product) => [product.externalId, product]));
};
