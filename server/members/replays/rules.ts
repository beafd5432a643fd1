/** Which changes of terms must be replayed before they are submitted, and what points cost. Pure. */
import { ProgrammeTerms, type SpendPolicy } from '#contract/members/programme';
import type { ReplayCost, ReplaySums } from '#contract/members/replays';
import { mulDiv, RATE } from '#shared/money';

/**
 * Rules in the order in which they apply, each with its place as its priority: which numbers lead to that order changes
 * nothing.
 */
const inOrder = (terms: ProgrammeTerms): ProgrammeTerms => ({
  ...terms,
  earnRules: [...terms.earnRules]
    .sort((a, b) => a.priority - b.priority || (a.key < b.key ? -1 : 1))
    .map((rule, index) => ({ ...rule, priority: index })),
});

/** What decides who has which level, what is earned and when it lapses; names and the rest change none of it. */
const replayedTerms = (terms: ProgrammeTerms) => ({
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
  return JSON.stringify(replayedTerms(inOrder(data)));
};

/** Where members of levels that are left go follows from the levels of both: alone it changes nothing. */
const unmoved = (terms: ProgrammeTerms): ProgrammeTerms => ({ ...terms, movedLevels: [] });

/** Whether a version has the same terms as the one that it follows. */
export const saysTheSame = (terms: ProgrammeTerms, before: ProgrammeTerms): boolean => {
  const textOf = (said: ProgrammeTerms) => {
    const { data = said } = ProgrammeTerms.safeParse(unmoved(said));
    return JSON.stringify(inOrder(data));
  };
  return textOf(terms) === textOf(before);
};

/** Whether the version changes levels, earning or expiry of the one that it follows; a first one changes nothing. */
export const mustBeReplayed = (terms: ProgrammeTerms, before: ProgrammeTerms | null): boolean =>
  before !== null && replayedText(unmoved(terms)) !== replayedText(unmoved(before));

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
