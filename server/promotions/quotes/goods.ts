/** Converts the lines of a basket to priced lines of the engine. */
import { MAX_AMOUNT } from '#shared/fields';
import { invalid } from '../../platform/http/errors.ts';
import type { RefusedLine } from '#contract/promotions/quotes';
import type { Overrides } from './types.ts';
import type { BasketLine } from '../engine/types.ts';
import type { VariantFacts } from './variantFacts.ts';
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
    refused.map(({ index, variantId, reason }) => [
      index,
      { [variantId === null ? 'sku' : 'variantId']: `prices.errors.${reason}` },
    ]),
  );

/**
 * Prices the lines for the buyer at the stock's instant, except for lines with a `given` unit price (from an order).
 * Lines that are unknown or have no price are named where that is asked for; otherwise 422 is thrown with their fields,
 * as it is for lines that make the basket's value exceed that of an order.
 */
export const goodsOf = (
  { byId, bySku, lists, at, facts: known }: Stock,
  lines: Lines,
  buyer: Buyer,
  { prices: given, namesRefusedLines = false }: Overrides = {},
): Goods => {
  const facts: Goods['facts'] = new Map();
  const goods: BasketLine[] = [];
  const refused: (RefusedLine & { index: number })[] = [];
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
    const refuse = (reason: RefusedLine['reason']) =>
      void refused.push({
        id,
        sku: line.sku ?? null,
        variantId: variantId ?? null,
        reason,
        index,
      });
    const found = find(line);
    if (!found) return refuse('unknownVariant');
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
