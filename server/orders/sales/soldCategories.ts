/**
 * The categories of an order's paid lines, kept on the order: what a member bought in before is then read from one
 * index. Ids as texts in their order, with spaces between.
 */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query } from '#db/statements';

export const soldCategories = (
  lines: readonly { categoryId?: number | null; paid: number }[],
): string => {
  const ids = new Set<string>();
  for (const { categoryId, paid } of lines)
    if (paid > 0 && categoryId != null) ids.add(String(categoryId));
  return [...ids].sort().join(' ');
};
export const categoryIdsOf = (sold: string): number[] =>
  sold === '' ? [] : sold.split(' ').map(Number);

/** The same from the lines' rows, for the row of `orders` at hand. */
export const SOLD_CATEGORIES = `
  coalesce((select string_agg(sold.category, ' ') from (
    select distinct cast(l.category_id as text) as category from order_lines l
    where l.order_id = orders.id and l.paid > 0 and l.category_id is not null order by 1) as sold), '')`;

/** After a restore: a backup may be older than the column. */
export const fillSoldCategories = (tx: Db) =>
  query(tx, `update orders set sold_categories = ${SOLD_CATEGORIES} where sold_categories = ''`);

/** After lines of these orders came into other categories. */
export const refreshSoldCategories = (tx: Db, orderIds: readonly number[]) =>
  selectIn(
    tx,
    `update orders set sold_categories = ${SOLD_CATEGORIES} where id in (?)`,
    orderIds,
    'integer',
  );
