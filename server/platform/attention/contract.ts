/** What needs a person's attention: rows of a list, by role. The page Today and the menu show the same items. */

/** In this order. `bad`: something failed; `attention`: somebody has to act; `information`: good to know. */
export const ATTENTION_TONES = ['bad', 'attention', 'information'] as const;
export type AttentionTone = (typeof ATTENTION_TONES)[number];

/** What begins, ends or expires within so many days is announced; decisions of so many days ago are still shown. */
export const ATTENTION_DAYS = 7;

/** A budget or the stock of a flash sale is nearly used up from this share on: 80 %. */
export const NEARLY_USED_BPS = 8000;

export interface AttentionItem {
  /** The client's message `attention.items.<name>`. */
  name: string;
  tone: AttentionTone;
  /** The list with the very rows, and how it is filtered and sorted. */
  resource: string;
  filter: Record<string, unknown>;
  sort: readonly [field: string, order: 'ASC' | 'DESC'];
  /** The menu entry (name of a list) at which its rows are counted. */
  place: string;
  /** Number of rows, at least 1. */
  total: number;
  /** Those of them that no other item counts before it at the same entry: a row that waits twice is one. */
  further: number;
  /** UTC ms: since when the first row waits, or when it is due; null where neither is known. */
  since: number | null;
  due: number | null;
}
