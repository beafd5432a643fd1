/** The condition of a search for variants, the same wherever prices are listed. */
import { searchCondition } from '#db/search';
import type { Value } from '#db/statements';
import { cleanKey } from '#shared/searchText';

/**
 * A condition on variants `v` and products `p`: a whole SKU selects that variant, any other text the variants of the
 * products that it finds.
 */
export const variantCondition = (db: object, text: string): { sql: string; values: Value[] } => {
  const found = searchCondition(db, 'products', text, false);
  const products = found?.sql.replaceAll('"products".', 'p.') ?? '1 = 0';
  const sku = cleanKey(text);
  return {
    sql: `(v.sku = ? or (${products} and not exists (select 1 from variants x where x.sku = ?)))`,
    values: [sku, ...(found ? [found.value] : []), sku],
  };
};

/** The ids of these variants, as an SQL subquery. */
export const foundVariants = (db: object, text: string): { sql: string; values: Value[] } => {
  const { sql, values } = variantCondition(db, text);
  return {
    sql: `(select v.id from variants v join products p on p.id = v.product_id where ${sql})`,
    values,
  };
};
