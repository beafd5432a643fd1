/** Adds the names of variants and sellers to suggestions. */
import { eq, inArray } from 'drizzle-orm';
import type { Suggestion } from '#contract/pricing/competitors';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { competitorOffers } from '#db/schema/pricing/competitors';
import type { PlainSuggestion } from './suggestions.ts';

const namesOfVariants = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({
      id: variants.id,
      productId: variants.productId,
      name: products.name,
      names: products.names,
      sku: variants.sku,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, ids)),
);
export type VariantNames = Awaited<ReturnType<typeof namesOfVariants>>[number];

const sellersOfOffers = prepared({ ids: many(competitorOffers.id) }, (q, { ids }) =>
  q
    .select({ id: competitorOffers.id, seller: competitorOffers.seller })
    .from(competitorOffers)
    .where(inArray(competitorOffers.id, ids)),
);

/** Product name and SKU by variant. */
export const loadVariantNames = async (
  db: Db,
  variantIds: readonly number[],
): Promise<Map<number, VariantNames>> =>
  new Map((await namesOfVariants(db, { ids: variantIds })).map((row) => [row.id, row]));

/** Adds the names of product, SKU and seller to a page of suggestions. */
export const withNames = async (
  db: Db,
  page: readonly PlainSuggestion[],
): Promise<Suggestion[]> => {
  const names = await loadVariantNames(
    db,
    page.map(({ variantId }) => variantId),
  );
  const offers = await sellersOfOffers(db, { ids: page.map(({ offerId }) => offerId) });
  const sellers = new Map(offers.map(({ id, seller }) => [id, seller]));
  return page.flatMap((row) => {
    const named = names.get(row.variantId);
    return named ? [{ ...row, ...named, seller: sellers.get(row.offerId) ?? '' }] : [];
  });
};
