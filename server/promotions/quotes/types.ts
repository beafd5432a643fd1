/** The context and the result of a quote. */
import type { Quote, QuoteInput } from '#contract/promotions/quotes';
import type { LimitsThen } from '#contract/promotions/redemptions';
import type { Connection } from '#db';
import type { Applied, Candidate, UsageLookup } from '../engine/types.ts';
import type { Settings } from '#contract/platform/settings';
import type { PastPromotions } from './past/promotions.ts';
import type { KnownShopper } from './shopper.ts';

export interface QuoteContext {
  /** The connection to which the cached promotions belong. */
  owner: Pick<Connection, 'db'>;
  settings: Settings;
  now: number;
  /** Instant for which the basket is quoted. */
  at: number;
  /** The promotions of a past instant (`past/promotions.ts`); left out: those in force now, at `at`. */
  past?: PastPromotions;
}
/** A basket, with the store's id of its order where it is redeemed. */
export type BasketInput = QuoteInput & { orderId?: string };
/** Data that a simulation replaces. */
export interface Overrides {
  shopper?: (known: KnownShopper) => KnownShopper;
  /** A draft that replaces its promotion; one with trigger `code` applies as if its code had been entered. */
  draft?: Candidate;
  /** Unit prices of lines that are not priced from price lists. */
  prices?: ReadonlyMap<string, number>;
  /** Whether lines without a known price are named in the quote; otherwise they are refused with their field. */
  namesRefusedLines?: boolean;
}
export interface Quoted {
  quote: Quote;
  applied: Applied[];
  shopper: KnownShopper;
  /** What limited it besides the basket itself. */
  limitsThen: () => LimitsThen;
}

/**
 * Quotes the basket at this index; `more` is usage, and `heldPoints` are points of a member that are held, in addition to
 * what the database says.
 */
export type QuoteOne = (
  index: number,
  more?: UsageLookup,
  heldPoints?: (memberId: number) => number,
) => Promise<Quoted>;
