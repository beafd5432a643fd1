/** Base prices of an edited product that moved, in the store since the form was opened or in the form. */
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { query } from '#db/statements';
import type { Product } from './product.ts';
import { stale } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadPricing } from '../../pricing/prices/pricing.ts';
import { basePriceSql } from '../../pricing/prices/sql.ts';

/**
 * Base prices that the form was opened with and that have moved since (a batch, a planned change) stay as they are now;
 * where the form changed one of them as well, its person is told.
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
    const [opened] = await query<{ amount: number }>(
      tx,
      `select ${basePriceSql('?', '?')} as amount`,
      [stored.id, basePriceSince],
    );
    if (opened?.amount !== basePrice) throw stale(before);
    variants.push({ ...variant, basePrice: stored.basePrice });
  }
  return { ...input, variants };
};

/** The prices of an edited product whose variants are all known by their ids and some of them dearer or cheaper. */
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
