/** The condition of a search for variants, the same wherever prices are listed. */
import { searchCondition } from '#db/search';
import type { Value } from '#db/statements';
import { keyForms } from '#shared/searchText';

/** Whether a variant has the key, or its product. */
const KEYED = `select x.id from variants x where x.sku in (?, ?, ?) union
  select x.id from variants x join products y on y.id = x.product_id where y.external_id in (?, ?, ?)`;

/**
 * A condition on variants `v` and products `p`: a whole SKU selects that variant and a whole product key the variants of
 * that product, whatever else the text would find; any other text the variants of the products that it finds.
 */
export const variantCondition = (db: object, text: string): { sql: string; values: Value[] } => {
  const found = searchCondition(db, 'products', text, false);
  const products = found?.sql.replaceAll('"products".', 'p.') ?? '1 = 0';
  const keys = keyForms(text);
  const keyed = [...keys, ...keys];
  return {
    sql: `(v.id in (${KEYED}) or (${products} and not exists (${KEYED})))`,
    values: [...keyed, ...(found?.values ?? []), ...keyed],
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
