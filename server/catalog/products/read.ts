/** Loads one whole product, also after an edit. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { qualityIssues } from '#db/schema/catalog/quality';
import { together } from '#db/together';
import { loadProducts } from './loadProducts.ts';
import { withVariants } from './loadVariants.ts';
import type { Edited, WholeProduct } from './product.ts';
import { notFound } from '../../platform/http/errors.ts';

const issuesOf = prepared({ productId: qualityIssues.productId }, (q, { productId }) =>
  q
    .select({
      id: qualityIssues.id,
      rule: qualityIssues.rule,
      severity: qualityIssues.severity,
      detail: qualityIssues.detail,
    })
    .from(qualityIssues)
    .where(eq(qualityIssues.productId, productId))
    .orderBy(asc(qualityIssues.severity), asc(qualityIssues.id)),
);

/** One whole product with its open issues; 404 where it does not exist. */
export const readProduct = async (db: Db, id: number, now: number): Promise<WholeProduct> => {
  const [loaded, issues] = await together([
    loadProducts(db, [id], now),
    issuesOf(db, { productId: id }),
  ]);
  const product = loaded.get(id);
  if (!product) throw notFound();
  return Object.assign(product, { issues });
};

/** The product after an edit, assembled from what was read and written where that is sufficient, else loaded again. */
export const readEdited = async (
  db: Db,
  before: WholeProduct,
  { fields, columns, variants: written, rated }: Edited,
  now: number,
): Promise<WholeProduct> => {
  if (rated || fields.has('categoryIds') || (fields.has('variants') && !written))
    return readProduct(db, before.id, now);
  return { ...before, ...columns, ...(written && withVariants(written)) };
};
