/** Sums of a replay over members. Pure. */
import type {
  Comparison,
  LevelCounts,
  ReplaySums,
  ReplayTally,
  RuleSums,
} from '#contract/members/replays';
import type { Currency } from '../../members/earnRules/rules.ts';
import type { Compared } from './compare.ts';
import { noComparison } from './comparison.ts';
import type { Credit } from './credit.ts';
import type { LevelOutcome } from './outcome.ts';
import type { PastMember } from './past.ts';
import type { Simulated } from './simulate.ts';

const noSums = (): ReplaySums => ({ points: 0, takenBack: 0, growth: 0, lapsed: 0 });
const noLevelCounts = (): LevelCounts => ({
  now: 0,
  after: 0,
  belowNow: 0,
  atOnce: 0,
  afterGrace: 0,
  atEnd: 0,
  never: 0,
});

/** `doubled`: whether the period contains the month whose points are doubled. */
export const emptyTally = (doubled: boolean): ReplayTally => ({
  orders: 0,
  events: 0,
  netSales: 0,
  before: noSums(),
  after: noSums(),
  doubled: doubled ? 0 : null,
  rules: {},
  levels: {},
  moves: {},
  falling: 0,
  up: 0,
  down: 0,
  more: 0,
  fewer: 0,
  same: 0,
  given: { points: noComparison(), growth: noComparison() },
});

/** The name under which a credit is summed up: its rule, or the benefit that gave it. */
const ruleOf = ({ ruleKey, source }: Pick<Credit, 'ruleKey' | 'source'>): string =>
  ruleKey === '' ? `@${source}` : ruleKey;

const sumOf = (credits: readonly Credit[], currency: Currency): number =>
  credits.reduce((sum, one) => (one.currency === currency ? sum + one.granted : sum), 0);

/** What is left for the member of what was given. */
export const earnedOf = ({ credits, takenBack, growthTakenBack }: Simulated) => ({
  points: sumOf(credits, 'points') - takenBack,
  growth: sumOf(credits, 'growth') - growthTakenBack,
});

const addSums = (
  sums: ReplaySums,
  { credits, takenBack, growthTakenBack }: Simulated,
  until: number,
) => {
  sums.points += sumOf(credits, 'points');
  sums.takenBack += takenBack;
  sums.growth += sumOf(credits, 'growth') - growthTakenBack;
  for (const { currency, granted, expiresAt } of credits)
    if (currency === 'points' && expiresAt !== null && expiresAt <= until) sums.lapsed += granted;
};

const addRules = (
  rules: ReplayTally['rules'],
  side: 'before' | 'after',
  credits: readonly Credit[],
) => {
  const none = (): RuleSums => ({ points: 0, growth: 0 });
  for (const credit of credits) {
    const rule = (rules[ruleOf(credit)] ??= { before: none(), after: none() });
    rule[side][credit.currency] += credit.granted;
  }
};

const addLevels = (
  tally: ReplayTally,
  { levelBefore, levelAfter, isBelowNow, falls }: LevelOutcome,
) => {
  const countsOf = (level: string | null) => (tally.levels[level ?? ''] ??= noLevelCounts());
  const now = countsOf(levelBefore);
  now.now++;
  if (isBelowNow) now.belowNow++;
  if (falls !== null) now[falls]++;
  countsOf(levelAfter).after++;
  if (levelBefore === levelAfter) return;
  const move = `${levelBefore ?? ''} → ${levelAfter ?? ''}`;
  tally.moves[move] = (tally.moves[move] ?? 0) + 1;
};

const addComparison = (sum: Comparison, more: Comparison) => {
  for (const key of Object.keys(more) as (keyof Comparison)[]) sum[key] += more[key];
};

/** Orders and returns of the period, in minor units. */
const netSalesOf = ({ happened }: PastMember): number => {
  let net = 0;
  for (const one of happened) {
    if (one.kind !== 'order' || one.order.cancelledAt !== null) continue;
    net += one.order.lines.reduce((sum, { paid }) => sum + paid, 0);
    for (const { lines, other } of [...one.order.refunds, ...one.order.differences])
      net -= lines.reduce((sum, { amount, besides = 0 }) => sum + amount + besides, other);
  }
  return net;
};

/** What a replay found of a member. */
export interface MemberOutcome {
  member: PastMember;
  before: Simulated;
  after: Simulated;
  /** With the points of the month doubled; null where the member ordered nothing in it. */
  doubled: Simulated | null;
  levels: LevelOutcome;
  compared: Compared;
}

export const addMember = (
  tally: ReplayTally,
  { member, before, after, doubled, levels, compared }: MemberOutcome,
  untilAt: number,
) => {
  for (const { kind } of member.happened) {
    if (kind === 'order') tally.orders++;
    if (kind === 'event') tally.events++;
  }
  tally.netSales += netSalesOf(member);
  addSums(tally.before, before, untilAt);
  addSums(tally.after, after, untilAt);
  if (doubled && tally.doubled !== null)
    tally.doubled += earnedOf(doubled).points - earnedOf(after).points;
  addRules(tally.rules, 'before', before.credits);
  addRules(tally.rules, 'after', after.credits);
  addLevels(tally, levels);
  const change = earnedOf(after).points - earnedOf(before).points;
  if (levels.newlyFalls !== null && levels.newlyFalls !== 'never') tally.falling++;
  if (levels.change > 0) tally.up++;
  if (levels.change < 0) tally.down++;
  if (change > 0) tally.more++;
  if (change < 0) tally.fewer++;
  if (change === 0 && levels.change === 0) tally.same++;
  addComparison(tally.given.points, compared.points);
  addComparison(tally.given.growth, compared.growth);
};
