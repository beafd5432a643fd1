/** Loads the gifts of a quote with their names. */
import type { QuoteGift } from '#contract/promotions/quotes';
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import type { Applied } from '../engine/types.ts';

const giftVariants = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({
      id: variants.id,
      productId: variants.productId,
      sku: variants.sku,
      name: products.name,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, ids)),
);
export const loadGifts = async (db: Db, applied: readonly Applied[]): Promise<QuoteGift[]> => {
  const given = applied.flatMap(({ candidate, gifts }) =>
    gifts.map((gift) => ({ promotionId: candidate.id, ...gift })),
  );
  if (given.length === 0) return [];
  const rows = await giftVariants(db, { ids: given.map(({ variantId }) => variantId) });
  const known = new Map(rows.map((row) => [row.id, row]));
  return given.flatMap((gift) => {
    const row = known.get(gift.variantId);
    return row ? [{ ...gift, productId: row.productId, sku: row.sku, name: row.name }] : [];
  });
};
