/** Which facts a batch needs, of which variants, and at which instant. */
import type { PriceFilter, PriceFormula } from '#contract/pricing/priceBatches';

export interface FactsQuery {
  listId: number;
  minQuantity: number;
  startsAt: number;
  /** `FOREVER` for no end. */
  endsAt: number;
  filter: PriceFilter;
  formula: PriceFormula;
  now: number;
  /** Whether the batch replaces base prices that are planned within its window. */
  replaces: boolean;
}
