/** Loads what scopes ask of variants: product, categories, brand and tags. */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { categories } from '#db/schema/catalog/categories';
import { productCategories, products, variants } from '#db/schema/catalog/products';
import { idsOfPath } from '#shared/treePaths';
import type { KnownGoods } from './rules.ts';

const goodsOfVariants = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({
      variantId: variants.id,
      productId: variants.productId,
      brand: products.brand,
      tags: products.tags,
      path: categories.path,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .leftJoin(categories, eq(categories.id, products.primaryCategoryId))
    .where(inArray(variants.id, ids)),
);
const furtherPaths = prepared({ ids: many(productCategories.productId) }, (q, { ids }) =>
  q
    .select({ productId: productCategories.productId, path: categories.path })
    .from(productCategories)
    .innerJoin(categories, eq(categories.id, productCategories.categoryId))
    .where(inArray(productCategories.productId, ids)),
);

/** By variant, of those that exist. */
export const loadGoods = async (
  db: Db,
  variantIds: readonly number[],
): Promise<Map<number, KnownGoods>> => {
  const rows = await goodsOfVariants(db, { ids: [...new Set(variantIds)] });
  const further = await furtherPaths(db, {
    ids: [...new Set(rows.map(({ productId }) => productId))],
  });
  const pathsOf = new Map<number, string[]>();
  for (const { productId, path } of further)
    pathsOf.set(productId, [...(pathsOf.get(productId) ?? []), path]);
  return new Map(
    rows.map(({ variantId, productId, brand, tags, path }) => [
      variantId,
      {
        variantId,
        productId,
        brand,
        tags,
        categoryIds: [
          ...new Set(
            [...(path === null ? [] : [path]), ...(pathsOf.get(productId) ?? [])].flatMap(
              idsOfPath,
            ),
          ),
        ],
      },
    ]),
  );
};
