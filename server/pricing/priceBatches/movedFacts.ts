/** What of a row has changed since its batch was computed. Pure. */
import type { Moved } from '#contract/pricing/priceBatches/batchRows';

/** A row as it was computed, or as it would be now. Amounts in minor units. */
export interface Facts {
  /** The price of the list at the batch's start, and its end. */
  amount: number | null;
  endsAt: number | null;
  /** The price that the new one is computed from, which lasts; null where it is not known. */
  base: number | null;
  cost: number | null;
  floor: number | null;
}

const movedFrom = (was: number | null, is: number | null): Moved | null =>
  was === is ? null : { was, is };

/** `knowsCosts`: costs and floors of before are known, which they are not of batches of earlier versions. */
export const movedOf = (was: Facts, is: Facts, { knowsCosts }: { knowsCosts: boolean }) => ({
  // Also where only the end of the price is another one, because the batch then replaces something else.
  price:
    movedFrom(was.base, is.base) ??
    (was.amount === is.amount && was.endsAt === is.endsAt
      ? null
      : { was: was.amount, is: is.amount }),
  cost: knowsCosts ? movedFrom(was.cost, is.cost) : null,
  floor: knowsCosts ? movedFrom(was.floor, is.floor) : null,
});
