/** Refuses to archive goods that promotions give or sell in a flash sale. */
import type { ProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import { message } from '#shared/fields';
import { findGivingNames } from '../references/references.ts';
import type { Product } from './product.ts';

/** Why the product cannot be archived now, as a message; null when it can, or is not to be. */
export const archivingError = async (
  tx: Db,
  before: Pick<Product, 'status' | 'variants'>,
  { status }: Pick<ProductInput, 'status'>,
  now: number,
): Promise<string | null> => {
  if (status !== 'archived' || before.status === 'archived') return null;
  const names = await findGivingNames(
    tx,
    before.variants.map(({ id }) => id),
    now,
  );
  return names.length > 0
    ? message('products.errors.givenByPromotions', { names: names.join(', ') })
    : null;
};
