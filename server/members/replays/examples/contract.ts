/** Members for whom a replay found a difference, with what happened to them and what each version gives for it. */

/** What a rule or benefit gives for one order or event. */
export interface ExplainedAward {
  /** Empty for a benefit of the level. */
  ruleKey: string;
  currency: 'points' | 'growth';
  /** Of orders: what counts of it, in minor units. */
  base: number | null;
  /** How many times it counts, in basis points; null where its lines differ. */
  rate: number | null;
  /** Of signing in: the consecutive days. */
  streak: number | null;
  /** Without the limits of the rule, and with them. */
  desired: number;
  granted: number;
  limits: string[];
}
/** Something that happened to a member, with what each version gives for it. */
export interface ExplainedHappening {
  at: number;
  /** `order`, `event`, `referral`, `birthday` or `level`. */
  source: string;
  sourceId: string;
  before: ExplainedAward[];
  after: ExplainedAward[];
}
export const EXAMPLE_KINDS = ['typical', 'best', 'loser'] as const;
export interface ReplayExample {
  kind: (typeof EXAMPLE_KINDS)[number];
  memberId: number;
  memberName: string | null;
  memberExternalId: string | null;
  levelBefore: string | null;
  levelAfter: string | null;
  pointsBefore: number;
  pointsAfter: number;
  /** Those with the largest differences, in the order of time; `others`: how many are not listed. */
  happenings: ExplainedHappening[];
  others: number;
}
