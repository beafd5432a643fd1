/** The context and the result of a quote. */
import type { Quote } from '#contract/promotions/quotes';
import type { Connection } from '#db';
import type { Applied, Candidate, UsageLookup } from '../engine/types.ts';
import type { Settings } from '#contract/platform/settings';
import type { KnownShopper } from './shopper.ts';

export interface QuoteContext {
  /** The connection to which the cached promotions belong. */
  owner: Pick<Connection, 'db'>;
  settings: Settings;
  now: number;
  /** Instant the basket is asked about. */
  at: number;
}
/** What a simulation replaces. */
export interface Overrides {
  shopper?: (known: KnownShopper) => KnownShopper;
  /** Terms under work: they take the place of the promotion's own; by code as if the code had been entered. */
  draft?: Candidate;
  /** Unit prices of lines that have their own. */
  prices?: ReadonlyMap<string, number>;
}
export interface Quoted {
  quote: Quote;
  applied: Applied[];
  shopper: KnownShopper;
}

/** Quotes the basket at this index; `more` is what is in use beside what the database says. */
export type QuoteOne = (index: number, more?: UsageLookup) => Promise<Quoted>;
