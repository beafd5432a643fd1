/** Which scopes are limited to goods among which a product is: at least one of its variants. */
import { eq } from 'drizzle-orm';
import type { Scope } from '#contract/catalog/scopes';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';
import { matchNamed } from '#rules/catalog/scopes';
import { loadGoods } from '../../catalog/scopes/loadGoods.ts';

const variantsOf = prepared({ productId: variants.productId }, (q, { productId }) =>
  q.select({ id: variants.id }).from(variants).where(eq(variants.productId, productId)),
);

export const namingOf = async (
  db: Db,
  productId: number,
): Promise<(scope: Pick<Scope, 'include' | 'exclude'>) => boolean> => {
  const ids = (await variantsOf(db, { productId })).map(({ id }) => id);
  const goods = [...(await loadGoods(db, ids)).values()];
  return (scope) => goods.some(matchNamed(scope));
};
