/** Which facts of which variants a batch needs, and when. */
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
}
