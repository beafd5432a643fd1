/** What an order of the demo store was given, as its message and its quote tell it. Pure. */
import type { KnownVariant } from '#server/catalog/products/variants';
import type { Basket, Outcome } from '#server/promotions/engine/types';
import { toResponse } from '#server/promotions/quotes/response';

/** What an order was given. Ids of goods come later: a product may be written on the same day as its first order. */
export interface Given {
  basket: Basket;
  outcome: Outcome;
  codes: readonly string[];
  skus: readonly string[];
}

/** The discounts of each line as an order message names them. */
export const discountsOf = ({ basket, outcome }: Given) =>
  basket.lines.map(({ id }) =>
    outcome.applied.flatMap(({ candidate: { id: promotionId, revision, label, code }, lines }) => {
      const amount = lines.get(id);
      return amount ? [{ code, label, amount, promotionId, revision }] : [];
    }),
  );
export const shippingOff = ({ outcome }: Given): number =>
  outcome.applied.reduce(
    (sum, { shipping }) => sum + [...shipping.values()].reduce((all, off) => all + off, 0),
    0,
  );

/** The quote the store was given, with the ids that its goods have by now. */
export const quoteGiven = (
  { basket, outcome, skus }: Given,
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
    goods: {
      lines,
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
