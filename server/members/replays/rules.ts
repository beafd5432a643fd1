/** Which changes of terms must be replayed before they are submitted, and what points cost. Pure. */
import { ProgrammeTerms, type SpendPolicy } from '#contract/members/programme';
import type { ReplayCost, ReplaySums } from '#contract/members/replays';
import { mulDiv, RATE } from '#shared/money';

/** What decides who has which level, what is earned and when it lapses; names and the rest change none of it. */
export const replayedTerms = (terms: ProgrammeTerms) => ({
  levels: terms.levels,
  applyTo: terms.applyTo,
  movedLevels: terms.movedLevels,
  requalifyExtends: terms.requalifyExtends,
  refundDays: terms.refundDays,
  earnRules: terms.earnRules.map(({ names: _, ...rule }) => rule),
  earnOnDiscounted: terms.earnOnDiscounted,
  earnOnPointsPaid: terms.earnOnPointsPaid,
  expiry: terms.expiry,
  inactivity: terms.inactivity,
});

/** Equal for terms that give the same: what was stored before a field existed says its default. */
export const replayedText = (terms: ProgrammeTerms): string => {
  const { data = terms } = ProgrammeTerms.safeParse(terms);
  return JSON.stringify(replayedTerms(data));
};

/** Whether the version changes levels, earning or expiry of the one that it follows; a first one changes nothing. */
export const mustBeReplayed = (terms: ProgrammeTerms, before: ProgrammeTerms | null): boolean =>
  before !== null && replayedText(terms) !== replayedText(before);

/** What is left of points after what was taken back. */
export const netPoints = ({ points, takenBack }: Pick<ReplaySums, 'points' | 'takenBack'>) =>
  points - takenBack;

/** What points are worth when all of them are spent, in minor units; null where they cannot be spent. */
export const worthOf = (points: number, spending: SpendPolicy | null): number | null =>
  spending && mulDiv(points, spending.amount, spending.points, 'down');

export const costOf = (
  sums: ReplaySums,
  spending: SpendPolicy | null,
  netSales: number,
): ReplayCost => {
  const liability = worthOf(netPoints(sums), spending);
  const isKnown = liability !== null && netSales > 0;
  return { liability, share: isKnown ? mulDiv(liability, RATE, netSales) : null };
};
