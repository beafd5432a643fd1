/** What an order gave its member, as it is kept for corrections. */

/** A line by which an order was awarded. What rows of before do not say is as it is now. */
export interface KeptLine {
  number: number;
  paid: number;
  /** What was paid with points, and what of that the order calls a discount. */
  points?: number;
  pointsOff?: number;
  discount?: number;
  unitPrice?: number;
  variantId?: number | null;
}

/** `history`: of an order from a file, which gives nothing; kept before orders said so themselves. */
export const EARNING_STATES = ['earned', 'history'] as const;
export type EarningState = (typeof EARNING_STATES)[number];

/** What a rule gave for an order in one currency, and how much of it was taken back in all. */
export interface StoredAward {
  ruleKey: string;
  currency: 'points' | 'growth';
  /** Without the limits of the rule, and with them. */
  desired: number;
  granted: number;
  /** The most that was granted before a correction lowered it: so much room under limits it uses. */
  used?: number;
  reversed: number;
  /** What of it reversals could not take, because it had been spent or had lapsed: it is final. */
  lost?: number;
  /** What of that was deducted from refunds of the order. */
  deducted?: number;
  /** The lines by their numbers: what was paid in money and with points, what of it counts, and what was awarded. */
  lines: { number: number; paid: number; base: number; award: number }[];
}
