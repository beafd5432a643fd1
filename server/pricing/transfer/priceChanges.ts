/** What an import of prices changes, old and new, for the first of them. */
import { eq, inArray } from 'drizzle-orm';
import type { ImportChange } from '#contract/platform/imports';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import type { EvaluatedRow } from '../priceBatches/evaluate.ts';
import { MAX_CHANGES } from '../../platform/imports/changes.ts';

const findNames = prepared({ ids: many(variants.id) }, (q, { ids }) =>
  q
    .select({ id: variants.id, sku: variants.sku, productId: products.id, name: products.name })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(inArray(variants.id, ids)),
);

/** The prices of variants as changes to their products, in the order of the rows. */
export const loadPriceChanges = async (
  db: Db,
  rows: readonly EvaluatedRow[],
  minQuantity: number,
): Promise<ImportChange[]> => {
  const changing = rows.filter(({ proposal }) => proposal.newAmount !== null).slice(0, MAX_CHANGES);
  const found = await findNames(db, { ids: changing.map(({ facts }) => facts.variantId) });
  const known = new Map(found.map((variant) => [variant.id, variant]));
  return changing.flatMap(({ facts, proposal }) => {
    const variant = known.get(facts.variantId);
    if (!variant) return [];
    const { id, productId, name } = variant;
    const sku = minQuantity > 1 ? `${variant.sku} ≥ ${minQuantity}` : variant.sku;
    const state = (basePrice: number | null) => ({ variants: [{ id, sku, basePrice }] });
    return {
      resource: 'products',
      name,
      recordId: productId,
      before: state(facts.ownAmount),
      after: state(proposal.newAmount),
    };
  });
};
