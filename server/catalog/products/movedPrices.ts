/** Finds base prices that changed since the form was opened, or that the form changes. */
import { sql } from 'drizzle-orm';
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { prices } from '#db/schema/pricing/prices';
import type { Product } from './product.ts';
import { stale } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadPricing } from '../../pricing/prices/pricing.ts';
import { basePriceOf } from '../../pricing/prices/sql.ts';

// By hand: the builder has no select without a table.
const basePriceAt = prepared(
  { variantId: prices.variantId, at: prices.endsAt },
  (_, { variantId, at }) =>
    sql<{ amount: number | null }>`select ${basePriceOf(variantId, at)} as amount`,
);

/**
 * Keeps base prices that have changed since the form was opened (by a batch or a planned change). Throws a conflict
 * where the form changed one of them as well.
 */
export const keepMovedPrices = async (
  tx: Db,
  before: Product,
  input: ProductInput,
): Promise<ProductInput> => {
  const now = new Map(before.variants.map((variant) => [variant.id, variant]));
  const variants: ProductInput['variants'] = [];
  for (const variant of input.variants) {
    const { id, basePrice, basePriceSince } = variant;
    const stored = id === undefined ? undefined : now.get(id);
    if (
      !stored ||
      basePriceSince == null ||
      basePriceSince === stored.basePriceSince ||
      basePrice === stored.basePrice
    ) {
      variants.push(variant);
      continue;
    }
    const [opened] = await basePriceAt(tx, { variantId: stored.id, at: basePriceSince });
    if (opened?.amount !== basePrice) throw stale();
    variants.push({ ...variant, basePrice: stored.basePrice });
  }
  return { ...input, variants };
};

/** Loads the prices of an edited product if all its variants have known ids and at least one has a different price. */
export const movedPricing = async (
  tx: Db,
  { now }: Writer,
  before: Product,
  { variants }: ProductInput,
) => {
  const known = new Map(before.variants.map(({ id, basePrice }) => [id, basePrice]));
  if (!variants.every(({ id }) => id !== undefined && known.has(id))) return undefined;
  const moved = variants.flatMap(({ id, basePrice }) =>
    id !== undefined && known.get(id) !== basePrice ? [id] : [],
  );
  return moved.length === 0 ? undefined : loadPricing(tx, now, moved);
};
