/** Input and output of the computation of a batch's row. Pure. */
import type { BatchRequest, PriceFormula, PriceRounding } from '#contract/pricing/priceBatches';
import type { Flag } from '#contract/pricing/priceBatches/batchRows';
import type { Guards } from '../guards/rules.ts';

/** Limits above which a second person must approve; null for no limit. */
export interface Thresholds {
  changeBps: number | null;
  marginBps: number | null;
  rows: number | null;
}

export interface RowFacts extends Guards {
  variantId: number;
  /** The price from which the formula starts: the base price when the batch begins, the lasting one where that is temporary. */
  oldAmount: number | null;
  /** The price of the list at that time and its end; null where the list has no price. */
  ownAmount: number | null;
  ownEndsAt: number | null;
  /** Whether that price is temporary, and `oldAmount` the lasting one in its place. */
  outlasts: boolean;
  /** Whether that price holds as long as the batch does. */
  ownLasts: boolean;
  /** The competing price that the formula uses; null where it uses none or no recent one is known. */
  competing: number | null;
  /** Whether someone else has planned a change within the batch's window. */
  planned: boolean;
}

export interface Proposal {
  newAmount: number | null;
  /** What it would have been, where it was raised to the floor. */
  raisedFrom: number | null;
  flags: readonly Flag[];
  /** 0: nothing to report, 1: should be looked at, 2: below the floor. */
  severity: 0 | 1 | 2;
  edited: boolean;
  /** Change to the new price in basis points; null without a new price, or without an old one to compare with. */
  changeBps: number | null;
  marginBps: number | null;
}

export interface BatchTerms {
  formula: PriceFormula;
  rounding: PriceRounding;
  request: BatchRequest;
  decimals: number;
  /** Whether it is a list of sale prices, which only apply below the base price. */
  sale: boolean;
  thresholds: Thresholds;
}
