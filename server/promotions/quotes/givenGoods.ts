/** Loads what the engine needs to know about goods that promotions give or sell from their stock. */
import { eq, inArray } from 'drizzle-orm';
import { NO_LEVEL } from '#rules/platform/audiences';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import type { Candidate, GivenGoods } from '../engine/types.ts';
import { variantsGivenBy } from '../rewards/givenVariants.ts';
import { loadUnitPrices } from './price.ts';

const goodsAmong = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({ id: variants.id, status: products.status, cost: variants.cost })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, ids)),
);

const ANYBODY = { ...NO_LEVEL, groups: [], channel: null };

/**
 * The gifts and flash-sale goods of these promotions, by variant; most baskets need no statement. A unit without a known
 * cost counts with the price that anybody pays at the instant.
 */
export const loadGivenGoods = async (
  db: Db,
  candidates: readonly Pick<Candidate, 'terms'>[],
  at: number,
): Promise<ReadonlyMap<number, GivenGoods>> => {
  const ids = new Set(candidates.flatMap(({ terms }) => variantsGivenBy(terms)));
  if (ids.size === 0) return new Map();
  const rows = await goodsAmong(db, { ids: [...ids] });
  const withoutCost = rows.flatMap(({ id, cost }) => (cost === null ? [id] : []));
  const priceOf =
    withoutCost.length > 0 ? await loadUnitPrices(db, withoutCost, ANYBODY, at) : () => null;
  return new Map(
    rows.map(({ id, status, cost }) => [
      id,
      {
        isArchived: status === 'archived',
        unitCost: cost ?? priceOf(id, 1)?.unitPrice ?? 0,
      },
    ]),
  );
};
