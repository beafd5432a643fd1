/** Finds SKUs and barcodes that more than one variant of the products has that are not archived. */
import { and, count, eq, gt, inArray, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';

const prepareDuplicates = (column: typeof variants.sku | typeof variants.barcode) =>
  prepared({ codes: many(column) }, (q, { codes }) =>
    q
      .select({ code: column })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .where(and(inArray(column, codes), ne(products.status, 'archived')))
      .groupBy(column)
      .having(gt(count(), 1)),
  );

export const repeatedSkus = prepareDuplicates(variants.sku);

export const repeatedBarcodes = prepareDuplicates(variants.barcode);

/** Those of the given codes that more than one variant of the store has. */
export const loadDuplicates = async (
  db: Db,
  find: ReturnType<typeof prepareDuplicates>,
  codes: readonly (string | null)[],
): Promise<Set<string | null>> => {
  const rows = await find(db, { codes: [...new Set(codes.filter((code) => code !== null))] });
  return new Set(rows.map(({ code }) => code));
};

/** Those of the given codes that are duplicates, each once. */
export const among = (codes: readonly (string | null)[], duplicates: ReadonlySet<string | null>) =>
  [...new Set(codes)].filter((code) => code !== null && duplicates.has(code)) as string[];
