/** What a row of a batch is computed from, and what comes out. Pure. */
import type { BatchRequest, PriceFormula, PriceRounding } from '#contract/pricing/priceBatches';
import type { Flag } from '#contract/pricing/priceBatches/batchRows';
import type { Guards } from '../guards/rules.ts';

/** Thresholds past which a second person must approve; null switches one off. */
export interface Thresholds {
  changeBps: number | null;
  marginBps: number | null;
  rows: number | null;
}

export interface RowFacts extends Guards {
  variantId: number;
  /** What the formula starts from: the base price when the batch begins. */
  oldAmount: number | null;
  /** What the list itself says then, and until when; null where it has no price. */
  ownAmount: number | null;
  ownEndsAt: number | null;
  /** What competitors ask, as the formula aims; null where it does not, or nothing fresh is known. */
  competing: number | null;
  /** Somebody else has planned a change within the batch's window. */
  planned: boolean;
}

export interface Proposal {
  newAmount: number | null;
  flags: readonly Flag[];
  /** 0 nothing to say, 1 look at it, 2 below the floor. */
  severity: 0 | 1 | 2;
  edited: boolean;
  /** Of the new price, in basis points; null where there is none, or nothing to measure it by. */
  changeBps: number | null;
  marginBps: number | null;
}

export interface BatchTerms {
  formula: PriceFormula;
  rounding: PriceRounding;
  request: BatchRequest;
  decimals: number;
  /** Is the list one of sales, whose prices only count below the base price? */
  sale: boolean;
  thresholds: Thresholds;
}
