/** Why what a member was really given differs from what the version in force gives in a replay. Pure. */
import type { Comparison, Difference } from '#contract/members/replays';
import { noComparison } from './comparison.ts';
import type { Credit } from './credit.ts';
import { keyOf, type PastMember } from './past.ts';

export interface Compared {
  points: Comparison;
  growth: Comparison;
}

type Source = Pick<Credit, 'source' | 'sourceId'>;

/** What was given to the member for one source and rule, and when that happened. */
interface Pair extends Source {
  currency: Credit['currency'];
  at: number;
  replayed: number;
  given: number;
}

/** `startsAt`: when the version in force began. */
const differenceOf = (
  { source, sourceId, at, given }: Pair,
  { notApproved, happened }: PastMember,
  startsAt: number,
): Difference => {
  if (at < startsAt) return 'earlierVersion';
  if (notApproved.has(`${source}/${sourceId}`)) return 'notApproved';
  const order = happened.find(
    (one) => one.kind === 'order' && source === 'order' && one.order.externalId === sourceId,
  );
  const isHistory =
    order?.kind === 'order' &&
    (order.order.isHistory || order.order.earnings.some(({ state }) => state === 'history'));
  if (isHistory) return 'history';
  return given === 0 ? 'unrewarded' : 'different';
};

const pairsOf = (credits: readonly Credit[], { given }: PastMember): Pair[] => {
  const pairs = new Map<string, Pair>();
  for (const credit of credits) {
    const key = keyOf(credit);
    const known = pairs.get(key);
    if (known) known.replayed += credit.granted;
    else pairs.set(key, { ...credit, replayed: credit.granted, given: 0 });
  }
  for (const [key, { amount, at }] of given) {
    const [source, sourceId, , currency] = JSON.parse(key) as [
      Credit['source'],
      string,
      string,
      Credit['currency'],
    ];
    const known = pairs.get(key);
    if (known) known.given += amount;
    else pairs.set(key, { source, sourceId, currency, at, replayed: 0, given: amount });
  }
  return [...pairs.values()];
};

/** `credits`: what the version in force gives in the replay. */
export const compare = (
  credits: readonly Credit[],
  member: PastMember,
  startsAt: number,
): Compared => {
  const compared = {
    points: { ...noComparison(), adjusted: member.adjusted.points },
    growth: { ...noComparison(), adjusted: member.adjusted.growth },
  };
  for (const pair of pairsOf(credits, member)) {
    const sums = compared[pair.currency];
    sums.replayed += pair.replayed;
    sums.given += pair.given;
    if (pair.given !== pair.replayed)
      sums[differenceOf(pair, member, startsAt)] += pair.given - pair.replayed;
  }
  return compared;
};
