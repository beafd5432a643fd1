/** Loads whole products by id in a few statements. */
import { asc, eq, getTableColumns, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { attributes } from '#db/schema/catalog/attributes';
import { attributeValues, productCategories, products } from '#db/schema/catalog/products';
import { together } from '#db/together';
import { decodeValue } from '../attributes/rules.ts';
import { loadVariants, withVariants } from './loadVariants.ts';
import type { Product } from './product.ts';

const productRows = prepared({ ids: many(products.id) }, (q, { ids }) =>
  q.select(getTableColumns(products)).from(products).where(inArray(products.id, ids)),
);

const categoriesOf = prepared({ ids: many(productCategories.productId) }, (q, { ids }) =>
  q
    .select({
      productId: productCategories.productId,
      categoryId: productCategories.categoryId,
    })
    .from(productCategories)
    .where(inArray(productCategories.productId, ids))
    .orderBy(asc(productCategories.categoryId)),
);

const valuesOf = prepared({ ids: many(attributeValues.productId) }, (q, { ids }) =>
  q
    .select({
      productId: attributeValues.productId,
      code: attributes.code,
      type: attributes.type,
      value: attributeValues.value,
    })
    .from(attributeValues)
    .innerJoin(attributes, eq(attributes.id, attributeValues.attributeId))
    .where(inArray(attributeValues.productId, ids))
    .orderBy(asc(attributes.code)),
);

/** Whole products by id, in no particular order, with the base prices in force at `now`. */
export const loadProducts = async (
  db: Db,
  ids: readonly number[],
  now: number,
): Promise<Map<number, Product>> => {
  const [rows, own, further, values] = await together([
    productRows(db, { ids }),
    loadVariants(db, ids, now),
    categoriesOf(db, { ids }),
    valuesOf(db, { ids }),
  ]);
  const loaded = new Map(
    rows.map((row): [number, Product] => [
      row.id,
      Object.assign(row, {
        minPrice: 0,
        maxPrice: 0,
        categoryIds: [],
        attributes: {},
        variants: [],
      }),
    ]),
  );
  for (const variant of own) loaded.get(variant.productId)?.variants.push(variant);
  for (const product of loaded.values()) Object.assign(product, withVariants(product.variants));
  for (const { productId, categoryId } of further)
    loaded.get(productId)?.categoryIds.push(categoryId);
  for (const { productId, code, type, value } of values) {
    const product = loaded.get(productId);
    if (product) product.attributes[code] = decodeValue(type, value);
  }
  return loaded;
};
