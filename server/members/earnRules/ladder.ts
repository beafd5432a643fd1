/** Signing in on consecutive days. Pure. */
import { addDays } from '#shared/days';
import type { EarnFormula, EarnRule } from '#contract/members/earnRules';
import { type Occasion, rulesFor } from './rules.ts';

export type Ladder = Extract<EarnFormula, { kind: 'ladder' }>;

/** A day of signing in with its consecutive days as far as they were known; 0 for a day that is told only now. */
export interface SignedDay {
  day: string;
  streak: number;
}

/**
 * The consecutive days up to each of these, which are all of a member's from some day on, in their order. The first one
 * keeps what is known of it, because the days before it are not among them.
 */
export const streaksOf = (days: readonly SignedDay[]): number[] => {
  const streaks: number[] = [];
  days.forEach(({ day, streak }, index) => {
    const follows = index > 0 && days[index - 1]?.day === addDays(day, -1);
    streaks.push(follows ? (streaks[index - 1] ?? 0) + 1 : Math.max(1, index === 0 ? streak : 1));
  });
  return streaks;
};

/** The first row of each day, of rows in the order of their days. */
export const oneOfEachDay = <R extends { day: string }>(rows: readonly R[]): R[] =>
  rows.filter(({ day }, index) => rows[index - 1]?.day !== day);

/** Which day of the ladder it is, from 1. */
export const ladderDay = ({ days, afterwards }: Ladder, streak: number): number =>
  afterwards === 'stay' ? Math.min(streak, days.length) : ((streak - 1) % days.length) + 1;

export const ladderPoints = (ladder: Ladder, streak: number): number =>
  ladder.days[ladderDay(ladder, streak) - 1] ?? 0;

/** The ladder that a member climbs: of the rules that reward the occasion the first with one; null where none has. */
export const ladderFor = (
  rules: readonly EarnRule[],
  occasion: Occasion,
  timeZone: string,
): Ladder | null => {
  for (const { formula } of rulesFor(rules, occasion, timeZone))
    if (formula.kind === 'ladder') return formula;
  return null;
};
