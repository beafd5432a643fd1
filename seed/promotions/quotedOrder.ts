/** Converts the engine's outcome for an order of the demo store to the order's discounts and to its quote. Pure. */
import { codeKey } from '#contract/promotions/codes';
import type { KnownVariant } from '#server/catalog/products/variants';
import type { Basket, Outcome } from '#server/promotions/engine/types';
import { toResponse } from '#server/promotions/quotes/response';

/**
 * An order with the engine's outcome. Ids of products are added later, because a product may be written on the day of
 * its first order.
 */
export interface QuotedOrder {
  basket: Basket;
  outcome: Outcome;
  codes: readonly string[];
  skus: readonly string[];
}

/** The discounts of each line as in an order message. */
export const discountsOf = ({ basket, outcome }: QuotedOrder) =>
  basket.lines.map(({ id }) =>
    outcome.applied.flatMap(({ candidate: { id: promotionId, revision, label, code }, lines }) => {
      const amount = lines.get(id);
      return amount ? [{ code, label, amount, promotionId, revision }] : [];
    }),
  );
export const shippingOff = ({ outcome }: QuotedOrder): number =>
  outcome.applied.reduce(
    (sum, { shipping }) => sum + [...shipping.values()].reduce((all, off) => all + off, 0),
    0,
  );

/** The quote as the store received it, with the ids of the products. */
export const toQuote = (
  { basket, outcome, codes, skus }: QuotedOrder,
  variants: ReadonlyMap<string, KnownVariant>,
  currency: string,
) => {
  const known = skus.map((sku) => variants.get(sku));
  const lines = basket.lines.map((line, index) => ({
    ...line,
    variantId: known[index]?.id ?? line.variantId,
    productId: known[index]?.productId ?? line.productId,
  }));
  const byId = new Map([...variants.values()].map((variant) => [variant.id, variant]));
  return toResponse({
    outcome,
    basket: { ...basket, lines },
    codes: codes.map(codeKey).sort(),
    goods: {
      lines,
      refused: [],
      facts: new Map(
        lines.map((line, index) => [
          line.id,
          {
            sku: skus[index] ?? null,
            name: known[index]?.name ?? '',
            cost: known[index]?.cost ?? null,
            line,
          },
        ]),
      ),
    },
    refusedCodes: [],
    gifts: outcome.applied.flatMap(({ candidate, gifts }) =>
      gifts.map((gift) => ({
        promotionId: candidate.id,
        ...gift,
        sku: byId.get(gift.variantId)?.sku ?? null,
        name: byId.get(gift.variantId)?.name ?? '',
      })),
    ),
    currency,
    explain: false,
  });
};
