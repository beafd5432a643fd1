/** Converts the lines of a basket to priced lines of the engine. */
import { MAX_AMOUNT } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import type { BasketLine } from '../engine/types.ts';
import type { VariantFacts } from './variantFacts.ts';
import type { Stock, Lines } from './stock.ts';
import { type Buyer, priced } from './price.ts';

export interface Goods {
  lines: BasketLine[];
  /** By line id, for the response. */
  facts: Map<string, VariantFacts>;
}

/**
 * Prices the lines for the buyer at the stock's instant, except for lines with a `given` unit price (from an order).
 * Throws 422 for each line that is unknown, has no price, or makes the basket's value exceed that of an order.
 */
export const goodsOf = (
  { byId, bySku, lists, at, facts: known }: Stock,
  lines: Lines,
  buyer: Buyer,
  given?: ReadonlyMap<string, number>,
): Goods => {
  const facts: Goods['facts'] = new Map();
  const goods: BasketLine[] = [];
  const unknown: Record<string, Record<string, string>> = {};
  const unpriced: Record<string, Record<string, string>> = {};
  const beyond: Record<string, Record<string, string>> = {};
  let worth = 0;
  const find = ({ sku, variantId }: Lines[number]) =>
    variantId === undefined ? bySku.get(sku ?? '') : byId.get(variantId);
  // A price from so many pieces on counts the pieces of all lines of the variant.
  const pieces = new Map<number, number>();
  for (const line of lines) {
    const id = find(line)?.row.id;
    if (id !== undefined) pieces.set(id, (pieces.get(id) ?? 0) + line.quantity);
  }
  lines.forEach((line, index) => {
    const { id: name, variantId, quantity } = line;
    const id = name ?? String(index + 1);
    const field = variantId === undefined ? 'sku' : 'variantId';
    const found = find(line);
    if (!found) return void (unknown[index] = { [field]: 'prices.errors.unknownVariant' });
    const own = given?.get(id);
    const price =
      own === undefined
        ? priced(found.prices, lists, pieces.get(found.row.id) ?? quantity, buyer, at)
        : { unitPrice: own, originalPrice: own };
    if (!price) return void (unpriced[index] = { [field]: 'prices.errors.noPrice' });
    const variant = known.get(found.row.id) as VariantFacts;
    facts.set(id, variant);
    worth += price.unitPrice * quantity;
    // Above this, sums would no longer be exact.
    if (worth > MAX_AMOUNT) return void (beyond[index] = { quantity: 'quotes.errors.beyond' });
    goods.push({ id, quantity, ...variant.line, ...price });
  });
  for (const errors of [unknown, unpriced, beyond])
    if (Object.keys(errors).length > 0) throw invalid({ lines: errors });
  return { lines: goods, facts };
};
