/**
 * The categories of an order's paid lines, stored on the order so that one index covers a member's previous purchases.
 * Ids are sorted as text and separated by spaces. Pure.
 */

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

/** SQL for the same value, computed from the lines of the current row of `orders`. */
export const SOLD_CATEGORIES = `
  coalesce((select string_agg(sold.category, ' ') from (
    select distinct cast(l.category_id as text) as category from order_lines l
    where l.order_id = orders.id and l.paid > 0 and l.category_id is not null order by 1) as sold), '')`;
