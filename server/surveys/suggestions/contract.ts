/** What to improve: weak dimensions, with what their customers say and what went wrong for them. */
import type { Figure, Quadrant } from '#contract/surveys/results';
import type { Localized } from '#shared/localization';

export interface Suggestion {
  dimensionKey: string;
  names: Localized;
  quadrant: Quadrant;
  now: Figure;
  /** The last comments of those who rated it low. */
  comments: { responseId: string; text: string; at: number; channel: string | null }[];
  /** Root causes of the complaints about which they were asked, the most frequent first. */
  causes: { id: number; names: Localized; n: number }[];
}
export interface Suggestions {
  rows: Suggestion[];
}
