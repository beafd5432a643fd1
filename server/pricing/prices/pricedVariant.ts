/** Loads the variant that a price belongs to, and names it in the activity log. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';

const variantById = prepared({ id: variants.id }, (q, { id }) =>
  q
    .select({
      name: products.name,
      sku: variants.sku,
      cost: variants.cost,
      minPrice: variants.minPrice,
      minMarginBps: variants.minMarginBps,
      categoryId: products.primaryCategoryId,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(variants.id, id)),
);

export type VariantRow = Awaited<ReturnType<typeof variantById>>[number];

/** The variant of a price; throws an error of the field if it does not exist. */
export const loadVariant = async (tx: Db, id: number): Promise<VariantRow> => {
  const [row] = await variantById(tx, { id });
  if (!row) throw invalid({ variantId: 'prices.errors.unknownVariant' });
  return row;
};

export const activityEntry = (writer: Writer, id: number, { name, sku }: VariantRow) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'prices',
  recordId: id,
  recordName: sku ? `${name} (${sku})` : name,
  changeId: writer.changeId ?? null,
});
