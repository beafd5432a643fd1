/** Variants of baskets, indexed by id and by SKU. */
import type { Audience, PriceListFacts, PriceRow } from '#contract/pricing/prices';
import { chooseSoldVariant } from '#rules/pricing/prices/skus';
import type { PricedRow } from './pricedVariants.ts';
import type { VariantRow } from './variantRows.ts';

/** A variant of a basket with the prices in force. */
interface PricedVariant {
  row: VariantRow;
  prices: PriceRow[];
}
/** Variants by id and by SKU, and the lists of their prices. */
export interface StockIndex {
  byId: Map<number, PricedVariant>;
  bySku: Map<string, PricedVariant[]>;
  lists: Map<number, PriceListFacts>;
}

/** Adds rows to the index; several rows of a variant are its prices. */
export const addRows = ({ byId, bySku, lists }: StockIndex, rows: readonly PricedRow[]) => {
  for (const row of rows) {
    let variant = byId.get(row.id);
    if (!variant) {
      byId.set(row.id, (variant = { row, prices: [] }));
      if (row.sku !== null) bySku.set(row.sku, [...(bySku.get(row.sku) ?? []), variant]);
    }
    if (row.price_id === null) continue;
    const { list_id: listId, code, kind, priority } = row;
    variant.prices.push({
      id: row.price_id,
      listId,
      variantId: row.id,
      minQuantity: row.min_quantity,
      amount: row.amount,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    });
    if (!lists.has(listId))
      lists.set(listId, {
        id: listId,
        code,
        kind,
        priority,
        audience: JSON.parse(row.audience) as Audience,
      });
  }
};

/** The variant that a line names, or why it names none. */
export const findVariant = (
  { byId, bySku }: Pick<StockIndex, 'byId' | 'bySku'>,
  { sku, variantId }: { sku?: string | undefined; variantId?: number | undefined },
): PricedVariant | { error: string } => {
  const found = bySku.get(sku ?? '') ?? [];
  const match =
    variantId === undefined
      ? chooseSoldVariant(found.map(({ row }) => ({ ...row, productId: row.product_id })))
      : { variantId };
  if ('error' in match)
    return { error: found.length > 0 ? match.error : 'prices.errors.unknownVariant' };
  return byId.get(match.variantId) ?? { error: 'prices.errors.unknownVariant' };
};
