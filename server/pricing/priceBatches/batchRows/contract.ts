/** The rows of a price batch, their flags and their summary. */
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
  'changedSince',
] as const;
export type Flag = (typeof FLAGS)[number];

/** One row of a preview or of a saved batch; amounts in minor units, rates in basis points. */
export interface BatchRow {
  variantId: number;
  productId: number;
  names: Localized;
  sku: string | null;
  options: Localized[];
  /** The price from which the formula starts: the base price when the batch begins, the lasting one where that is temporary. */
  oldAmount: number | null;
  /** The base price of today. */
  todayAmount: number | null;
  /** The price of the list when the batch begins, temporary or not. */
  ownAmount: number | null;
  /** Whether that price is temporary, and `oldAmount` the lasting one in its place. */
  outlasts: boolean;
  newAmount: number | null;
  cost: number | null;
  floor: number | null;
  /** (price - cost) / price, before and after. */
  oldMarginBps: number | null;
  newMarginBps: number | null;
  /** Lowest price of the 30 days before the batch begins. */
  priorAmount: number | null;
  /** New price as a share of the average competing price in basis points; 10,000 = the same. */
  competitorIndexBps: number | null;
  flags: Flag[];
  edited: boolean;
}

export interface BatchSummary {
  /** Rows that the filter matches, and rows whose price changes. */
  matched: number;
  changing: number;
  flagged: number;
  belowFloor: number;
  /** Rows without a new price, by reason. */
  skipped: Partial<Record<Flag, number>>;
  raisedCount: number;
  loweredCount: number;
  averageChangeBps: number | null;
  /** The largest change up or down, without its sign, and the same with it. */
  maxChangeBps: number;
  largestChangeBps: number | null;
  minMarginBps: number | null;
  /** Limits in the settings that are exceeded and require a second person. */
  breaches: string[];
}
export interface BatchPreview {
  rows: BatchRow[];
  total: number;
  summary: BatchSummary;
}

/** A figure as it was when a batch was computed, and as it is now. */
export interface Moved {
  was: number | null;
  is: number | null;
}
/** A row of which something has changed since; null where nothing has. Of a price also where only its end has: both are the same. */
export interface MovedRow {
  variantId: number;
  productId: number;
  name: string;
  names: Localized;
  sku: string | null;
  price: Moved | null;
  cost: Moved | null;
  floor: Moved | null;
}
export interface MovedSince {
  /** When the batch was computed; null of batches of earlier versions, of which costs and floors of then are not known. */
  since: number | null;
  /** Rows with a change, and how many of them have one of each kind. */
  total: number;
  prices: number;
  costs: number;
  floors: number;
  /** The first of them. */
  rows: MovedRow[];
}

/** A change that someone else has planned in the window of a batch. */
export interface Conflict {
  priceId: number;
  variantId: number;
  productId: number;
  name: string;
  names: Localized;
  sku: string | null;
  startsAt: number;
  endsAt: number | null;
  amount: number;
  batchId: number | null;
  batchName: string | null;
  /** The batch that this one reverts, if any. */
  batchRevertsId: number | null;
}
