/** Shows how what was given came about, by both versions side by side. Pure. */
import type { ExplainedAward, ExplainedHappening } from '#contract/members/replays/examples';
import type { Credit } from './credit.ts';

/** How many times all lines count; null where they differ. */
const rateOf = (lines: NonNullable<Credit['lines']>): number | null => {
  const [first] = lines;
  return first && lines.every(({ rate }) => rate === first.rate) ? first.rate : null;
};

export const explainCredit = ({
  ruleKey,
  currency,
  lines,
  streak,
  desired,
  granted,
  limits,
}: Credit): ExplainedAward => ({
  ruleKey,
  currency,
  base: lines && lines.reduce((sum, { base }) => sum + base, 0),
  rate: lines && rateOf(lines),
  streak,
  desired,
  granted,
  limits: [...limits],
});

const keyOf = ({ source, sourceId }: Credit) => `${source}/${sourceId}`;

/** Everything that either version gives something for, in the order of time. */
export const explainBoth = (
  before: readonly Credit[],
  after: readonly Credit[],
): ExplainedHappening[] => {
  const all = new Map<string, ExplainedHappening>();
  const add = (side: 'before' | 'after', credits: readonly Credit[]) => {
    for (const credit of credits) {
      const { at, source, sourceId } = credit;
      let known = all.get(keyOf(credit));
      if (!known) all.set(keyOf(credit), (known = { at, source, sourceId, before: [], after: [] }));
      known[side].push(explainCredit(credit));
    }
  };
  add('before', before);
  add('after', after);
  return [...all.values()].sort((one, other) => one.at - other.at);
};

const pointsOf = (awards: readonly ExplainedAward[]) =>
  awards.reduce((sum, { currency, granted }) => (currency === 'points' ? sum + granted : sum), 0);

/** Those with the largest differences in points, in the order of time; the first ones where none differs. */
export const mostTelling = (all: readonly ExplainedHappening[], most: number) => {
  const difference = ({ before, after }: ExplainedHappening) =>
    Math.abs(pointsOf(after) - pointsOf(before));
  const differing = all.filter((one) => difference(one) > 0);
  return (differing.length > 0 ? differing : all)
    .toSorted((one, other) => difference(other) - difference(one) || one.at - other.at)
    .slice(0, most)
    .sort((one, other) => one.at - other.at);
};
