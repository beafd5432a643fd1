/** The rows of a price batch, their flags and what they add up to. */
import type { Localized } from '#shared/localization';

export const FLAGS = [
  'belowFloor',
  'belowCost',
  'bigChange',
  'lowMargin',
  'noCost',
  'noPrice',
  'noCompetitor',
  'absurd',
  'unchanged',
  'raised',
  'planned',
  'notReduced',
] as const;
export type Flag = (typeof FLAGS)[number];

/** One row of a preview or of a saved batch; amounts in minor units, rates in basis points. */
export interface BatchRow {
  variantId: number;
  productId: number;
  names: Localized;
  sku: string | null;
  options: string[];
  /** What the formula starts from: the base price when the batch begins. */
  oldAmount: number | null;
  /** What the list itself says then; the same as the base price for the base list. */
  ownAmount: number | null;
  newAmount: number | null;
  cost: number | null;
  floor: number | null;
  /** (price - cost) / price, before and after. */
  oldMarginBps: number | null;
  newMarginBps: number | null;
  /** Lowest price of the 30 days before the batch begins. */
  priorAmount: number | null;
  /** New price over the average competing price, 10,000 = the same. */
  competitorIndexBps: number | null;
  flags: Flag[];
  edited: boolean;
}

export interface BatchSummary {
  /** Rows the filter finds, and rows whose price changes. */
  matched: number;
  changing: number;
  flagged: number;
  belowFloor: number;
  /** Rows left without a new price, by reason. */
  skipped: Partial<Record<Flag, number>>;
  raisedCount: number;
  loweredCount: number;
  averageChangeBps: number | null;
  maxChangeBps: number;
  minMarginBps: number | null;
  /** Thresholds of the settings that ask for a second person. */
  breaches: string[];
}
export interface BatchPreview {
  rows: BatchRow[];
  total: number;
  summary: BatchSummary;
}

/** A change somebody else has planned where a batch wants to write. */
export interface Conflict {
  priceId: number;
  variantId: number;
  name: string;
  sku: string | null;
  startsAt: number;
  endsAt: number | null;
  amount: number;
  batchId: number | null;
  batchName: string | null;
}
