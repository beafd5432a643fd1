/** Loads variants by SKU, as order lines refer to them. */
import { desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { likeliestSold } from '#rules/pricing/prices/skus';
import { groupBy } from '#shared/groupBy';

const withSkus = prepared({ skus: many(variants.sku) }, (q, { skus }) =>
  q
    .select({
      id: variants.id,
      sku: variants.sku,
      productId: variants.productId,
      categoryId: products.primaryCategoryId,
      cost: variants.cost,
      name: products.name,
      names: products.names,
      status: products.status,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.sku, skus))
    .orderBy(desc(variants.id)),
);

export type KnownVariant = Awaited<ReturnType<typeof withSkus>>[number];

/** The variant that an order line names; undefined where there is none, or several that its name does not tell apart. */
export type FindVariant = (sku: string | null, name?: string) => KnownVariant | undefined;

const isNamed = ({ names }: KnownVariant, name: string) =>
  Object.values(names).some((one) => one?.trim().toLowerCase() === name.trim().toLowerCase());

/**
 * Finds variants by SKU. One on sale goes before drafts and archived ones; of several the one whose product has the
 * line's name is taken. A line that names none of them waits without a product, as with an unknown SKU, because an
 * order that happened is never refused.
 */
export const loadVariantsBySku = async (
  db: Db,
  skus: Iterable<string | null>,
): Promise<FindVariant> => {
  const wanted = [...new Set([...skus].filter((sku) => sku !== null))];
  const bySku = groupBy(await withSkus(db, { skus: wanted }), ({ sku }) => sku);
  return (sku, name = '') => {
    const candidates = likeliestSold((sku !== null && bySku.get(sku)) || []);
    if (candidates.length < 2) return candidates[0];
    const named = candidates.filter((one) => isNamed(one, name));
    return named.length === 1 ? named[0] : undefined;
  };
};

/** The variants of SKUs that name one each. */
export const loadVariantMap = async (
  db: Db,
  skus: Iterable<string | null>,
): Promise<Map<string, KnownVariant>> => {
  const wanted = [...new Set([...skus].filter((sku) => sku !== null))];
  const find = await loadVariantsBySku(db, wanted);
  return new Map(
    wanted.flatMap((sku) => {
      const variant = find(sku);
      return variant ? [[sku, variant] as const] : [];
    }),
  );
};
