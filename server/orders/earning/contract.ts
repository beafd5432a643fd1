/** What an order gave its member, as it is kept for corrections. */

/** `history`: written by an import, which gives nothing. */
export const EARNING_STATES = ['earned', 'history'] as const;
export type EarningState = (typeof EARNING_STATES)[number];

/** What a rule gave for an order in one currency, and how much of it was taken back in all. */
export interface StoredAward {
  ruleKey: string;
  currency: 'points' | 'growth';
  /** Without the limits of the rule, and with them. */
  desired: number;
  granted: number;
  reversed: number;
  /** The lines by their numbers: what was paid, what of it counts, and what was awarded. */
  lines: { number: number; paid: number; base: number; award: number }[];
}
