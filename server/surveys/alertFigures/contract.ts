/** What becomes of alerts; each figure counts the rows of the list by its filter. */
import type { Figure } from '#contract/surveys/results';
import type { Localized } from '#shared/localization';

/** So many of all. */
export interface AlertShare {
  part: number;
  n: number;
  /** Tenths of a per cent with the interval; null where there are none. */
  rate: Figure | null;
}
/** Whole business minutes; null where nobody was contacted. */
export interface ContactTimes {
  n: number;
  median: number | null;
  p90: number | null;
}
/** How often an alert came from somebody who had one with the same cause shortly before. */
export interface CauseRepeats extends AlertShare {
  rootCauseId: number;
  names: Localized;
}

export interface AlertFigures {
  /** Of the answers since this instant. */
  answeredFrom: number;
  closed: AlertShare;
  contact: ContactTimes;
  /** Of the customers who answered the recovery question. */
  recovered: AlertShare;
  /** The most alerts first. */
  causes: CauseRepeats[];
}
