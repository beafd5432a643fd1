/** Goods that promotions give or sell from their stock although they are archived. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import type { Candidate } from '../engine/types.ts';
import { variantsGivenBy } from '../rewards/givenVariants.ts';

const archivedAmong = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({ id: variants.id })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(products.status, 'archived'), inArray(variants.id, ids))),
);

/** The archived variants among the gifts and flash-sale goods of these promotions; most baskets need no statement. */
export const loadArchivedGoods = async (
  db: Db,
  candidates: readonly Candidate[],
): Promise<ReadonlySet<number>> => {
  const ids = new Set(candidates.flatMap(({ terms }) => variantsGivenBy(terms)));
  if (ids.size === 0) return new Set();
  const rows = await archivedAmong(db, { ids: [...ids] });
  return new Set(rows.map(({ id }) => id));
};
