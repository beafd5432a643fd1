/** Signing in on consecutive days. Pure. */
import type { EarnFormula } from '#contract/members/earnRules';

export type Ladder = Extract<EarnFormula, { kind: 'ladder' }>;

/** Consecutive days up to this one; `before`: those up to the day before, null where the member did not sign in on it. */
export const streakOf = (before: number | null): number => (before ?? 0) + 1;

/** Which day of the ladder it is, from 1. */
export const ladderDay = ({ days, afterwards }: Ladder, streak: number): number =>
  afterwards === 'stay' ? Math.min(streak, days.length) : ((streak - 1) % days.length) + 1;

export const ladderPoints = (ladder: Ladder, streak: number): number =>
  ladder.days[ladderDay(ladder, streak) - 1] ?? 0;
