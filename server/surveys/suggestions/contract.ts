/** What to improve: weak dimensions, with what their customers say and what went wrong for them. */
import type { Figure, Quadrant } from '#contract/surveys/results';
import type { Localized } from '#shared/localization';

export interface SaidComment {
  text: string;
  /** The first day of the month in which it was said. */
  month: string;
  /** Which response it is of, and more about it, where the survey tells who answered; else null. */
  responseId: string | null;
  at: number | null;
  channel: string | null;
}
export interface Suggestion {
  dimensionKey: string;
  names: Localized;
  quadrant: Quadrant;
  now: Figure;
  /** The last comments about it of those who rated it low; null for whoever may not read comments. */
  comments: SaidComment[] | null;
  /** Root causes of the complaints about which they were asked, the most frequent first. */
  causes: { id: number; names: Localized; n: number }[];
}
export interface Suggestions {
  rows: Suggestion[];
}
