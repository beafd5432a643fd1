/** Converts the lines of a basket to priced lines of the engine. */
import { MAX_AMOUNT } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import type { RefusedLine } from '#contract/promotions/quotes';
import type { Overrides } from './types.ts';
import type { BasketLine } from '../engine/types.ts';
import type { VariantFacts } from './variantFacts.ts';
import { findVariant } from './stockIndex.ts';
import type { Stock, Lines } from './stock.ts';
import { type Buyer, priced } from './price.ts';

export interface Goods {
  lines: BasketLine[];
  /** By line id, for the response. */
  facts: Map<string, VariantFacts>;
  /** Lines without a known price. */
  refused: RefusedLine[];
}

const toErrors = (refused: readonly (RefusedLine & { index: number })[]) =>
  Object.fromEntries(
    refused.map(({ index, variantId, message }) => [
      index,
      { [variantId === null ? 'sku' : 'variantId']: message },
    ]),
  );

/**
 * Prices the lines for the buyer at the stock's instant, except for lines with a `given` unit price (from an order).
 * Lines that are unknown or have no price are named where that is asked for; otherwise 422 is thrown with their fields,
 * as it is for lines that make the basket's value exceed that of an order.
 */
export const goodsOf = (
  stock: Stock,
  lines: Lines,
  buyer: Buyer,
  { prices: given, namesRefusedLines = false }: Overrides = {},
): Goods => {
  const { lists, at, facts: known } = stock;
  const facts: Goods['facts'] = new Map();
  const goods: BasketLine[] = [];
  const refused: (RefusedLine & { index: number })[] = [];
  const beyond: Record<string, Record<string, string>> = {};
  let worth = 0;
  const named = lines.map((line) => findVariant(stock, line));
  // A price from so many pieces on counts the pieces of all lines of the variant.
  const pieces = new Map<number, number>();
  named.forEach((variant, index) => {
    if ('error' in variant) return;
    const { id } = variant.row;
    pieces.set(id, (pieces.get(id) ?? 0) + (lines[index]?.quantity ?? 0));
  });
  lines.forEach((line, index) => {
    const { id: name, variantId, quantity } = line;
    const id = name ?? String(index + 1);
    const refuse = (reason: RefusedLine['reason'], message = `prices.errors.${reason}`) =>
      void refused.push({
        id,
        sku: line.sku ?? null,
        variantId: variantId ?? null,
        reason,
        message,
        index,
      });
    const found = named[index] ?? { error: 'prices.errors.unknownVariant' };
    if ('error' in found)
      return found.error === 'prices.errors.unknownVariant'
        ? refuse('unknownVariant')
        : refuse('ambiguousSku', found.error);
    const own = given?.get(id);
    const price =
      own === undefined
        ? priced(found.prices, lists, pieces.get(found.row.id) ?? quantity, buyer, at)
        : { unitPrice: own, originalPrice: own };
    if (!price) return refuse('noPrice');
    const variant = known.get(found.row.id) as VariantFacts;
    facts.set(id, variant);
    worth += price.unitPrice * quantity;
    // Above this, sums would no longer be exact.
    if (worth > MAX_AMOUNT) return void (beyond[index] = { quantity: 'quotes.errors.beyond' });
    goods.push({ id, quantity, ...variant.line, ...price });
  });
  if (refused.length > 0 && !namesRefusedLines) throw invalid({ lines: toErrors(refused) });
  if (Object.keys(beyond).length > 0) throw invalid({ lines: beyond });
  return { lines: goods, facts, refused: refused.map(({ index: _, ...line }) => line) };
};
