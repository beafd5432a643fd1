/** Loads the facts about products that the quality rules check. */
import { and, count, eq, gt, inArray, max, sql } from 'drizzle-orm';
import { BASE_LIST_ID, FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { attributes } from '#db/schema/catalog/attributes';
import { attributeValues, products, variants } from '#db/schema/catalog/products';
import { prices } from '#db/schema/pricing/prices';
import { groupBy } from '../../pricing/prices/read.ts';
import { loadRequirements } from './requirements.ts';
import type { QualityFacts } from './rules.ts';

const productsById = prepared({ ids: many(products.id) }, (q, { ids }) =>
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

const variantsOf = prepared({ productIds: many(variants.productId) }, (q, { productIds }) => {
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
      // The first price of a new variant is written after its row: until then the variant counts as unpriced.
      basePrice: sql<number>`coalesce(${lastBasePrice}, 0)`,
    })
    .from(variants)
    .where(inArray(variants.productId, productIds));
});

const attributeCodesOf = prepared(
  { productIds: many(attributeValues.productId) },
  (q, { productIds }) =>
    q
      .select({ productId: attributeValues.productId, code: attributes.code })
      .from(attributeValues)
      .innerJoin(attributes, eq(attributes.id, attributeValues.attributeId))
      .where(inArray(attributeValues.productId, productIds)),
);

const prepareDuplicates = (column: typeof variants.sku | typeof variants.barcode) =>
  prepared({ codes: many(column) }, (q, { codes }) =>
    q
      .select({ code: column })
      .from(variants)
      .where(inArray(column, codes))
      .groupBy(column)
      .having(gt(count(), 1)),
  );
const duplicateSkus = prepareDuplicates(variants.sku);
const duplicateBarcodes = prepareDuplicates(variants.barcode);

/** Those of these codes that more than one variant of the store has. */
const loadDuplicates = async (
  db: Db,
  find: ReturnType<typeof prepareDuplicates>,
  codes: readonly (string | null)[],
): Promise<Set<string | null>> => {
  const rows = await find(db, { codes: [...new Set(codes.filter((code) => code !== null))] });
  return new Set(rows.map(({ code }) => code));
};

/** Each of these codes once, where it is one of the duplicates. */
const among = (codes: readonly (string | null)[], duplicates: ReadonlySet<string | null>) =>
  [...new Set(codes)].filter((code) => code !== null && duplicates.has(code)) as string[];

/** Everything the rules look at, for these products. */
export const loadFacts = async (
  db: Db,
  ids: readonly number[],
): Promise<Map<number, QualityFacts>> => {
  const rows = await productsById(db, { ids });
  const variantRows = await variantsOf(db, { productIds: ids });
  const values = await attributeCodesOf(db, { productIds: ids });
  const skus = await loadDuplicates(
    db,
    duplicateSkus,
    variantRows.map(({ sku }) => sku),
  );
  const barcodes = await loadDuplicates(
    db,
    duplicateBarcodes,
    variantRows.map(({ barcode }) => barcode),
  );
  const requirements = await loadRequirements(db, [
    ...new Set(rows.flatMap(({ primaryCategoryId }) => primaryCategoryId ?? [])),
  ]);
  const variantsByProduct = groupBy(variantRows, ({ productId }) => productId);
  const valuesByProduct = groupBy(values, ({ productId }) => productId);
  const factsOf = ({ id, images, ...product }: (typeof rows)[number]): QualityFacts => {
    const own = variantsByProduct.get(id) ?? [];
    const { primaryCategoryId } = product;
    return {
      ...product,
      imageCount: images.length,
      filled: new Set((valuesByProduct.get(id) ?? []).map(({ code }) => code)),
      requirements:
        (primaryCategoryId === null ? undefined : requirements.get(primaryCategoryId)) ?? new Map(),
      variants: own,
      duplicateSkus: among(
        own.map(({ sku }) => sku),
        skus,
      ),
      duplicateBarcodes: among(
        own.map(({ barcode }) => barcode),
        barcodes,
      ),
    };
  };
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
};
