/** Computes some members of a replay by all versions that it compares. */
import type { EarnRule } from '#contract/members/earnRules';
import type { ReplayTally } from '#contract/members/replays';
import type { LevelMetric, ProgrammeTerms } from '#contract/members/programme';
import type { Db } from '#db';
import { loadRanks } from '../../members/levels/load.ts';
import type { ApprovedVersion } from '../../members/programme/load.ts';
import { loadForScopes } from '../earning/computeAwards.ts';
import { compare } from './compare.ts';
import { type EarnerGround, openEarner } from './earner.ts';
import { loadFirstSegments } from './firstSegments.ts';
import { loadBudgetsBefore } from './loadGivenBefore.ts';
import { loadPast } from './loadPast.ts';
import { levelOutcome } from './outcome.ts';
import type { Happened, PastMember, Period } from './past.ts';
import { doubledIn, monthsIn, type Replayed, replayedBase, replayedDraft } from './scenarios.ts';
import { simulate, type Simulated } from './simulate.ts';
import type { MemberOutcome } from './tally.ts';

/** What a replay compares, as it was when it was asked for. */
export interface ReplaySetting extends Period {
  /** Approved versions that had begun, the one in force last. */
  versions: readonly ApprovedVersion[];
  /** The approved version that the draft follows: the one in force, or one that is still to begin. */
  followed: ApprovedVersion | null;
  draft: { number: number; terms: ProgrammeTerms };
  doubledMonth: number;
}

const NOTHING: Simulated = { credits: [], takenBack: 0, growthTakenBack: 0 };

const metricsOf = ({ levels }: ProgrammeTerms): ReadonlySet<LevelMetric> =>
  new Set(levels.flatMap(({ conditions }) => conditions.map(({ metric }) => metric)));

/** What rules with a budget have given so far: before the period, and in the replay to the members before these. */
const budgetsOf = (
  before: ReadonlyMap<string, number>,
  rules: ReplayTally['rules'],
  side: 'before' | 'after',
): Map<string, number> =>
  new Map(
    [...before].map(([key, amount]) => {
      const [rule, currency] = JSON.parse(key) as [string, 'points' | 'growth'];
      return [key, amount + (rules[rule]?.[side][currency] ?? 0)];
    }),
  );

const goodsFor = async (db: Db, rules: readonly EarnRule[], members: readonly PastMember[]) => {
  const lines = members.flatMap(({ happened }) =>
    happened.flatMap((one) => (one.kind === 'order' ? one.order.lines : [])),
  );
  return loadForScopes(
    db,
    rules,
    lines.flatMap(({ variantId }) => variantId ?? []),
  );
};

const isIn = (months: readonly { startsAt: number; endsAt: number }[]) => (one: Happened) =>
  one.kind === 'order' &&
  months.some(({ startsAt, endsAt }) => one.at >= startsAt && one.at < endsAt);

/** `computeMembers(ids, tally)`: what the replay finds of these members; `tally`: what it found of those before. */
export const openReplay = async (db: Db, setting: ReplaySetting) => {
  const { versions, followed, draft, timeZone, fromAt, untilAt } = setting;
  const base = followed && replayedBase(followed, setting);
  const after = replayedDraft(draft.number, draft.terms, setting);
  const months = monthsIn(setting.doubledMonth, setting);
  const doubled = replayedDraft(draft.number, doubledIn(draft.terms, months), setting);
  const terms = [...(base ? [base.version.terms] : []), draft.terms];
  const ranks = await loadRanks(db);
  const rules = terms.flatMap(({ earnRules }) => earnRules);
  const budgets = await loadBudgetsBefore(db, rules, fromAt);
  const wanted = {
    ...setting,
    terms,
    programmeFrom: versions[0]?.startsAt ?? untilAt,
    firstSegments: await loadFirstSegments(db, terms),
  };
  const level = {
    versions,
    draft: { ...draft, startsAt: untilAt },
    ranks,
    now: untilAt,
    timeZone,
  };
  return async (ids: readonly number[], tally: ReplayTally): Promise<MemberOutcome[]> => {
    const { members, earning } = await loadPast(db, ids, wanted);
    const goods = await goodsFor(db, rules, members);
    const ground: EarnerGround = { earning, ...goods, ranks, timeZone };
    const scenarioOf = ({ version, isOld }: Replayed, side: 'before' | 'after') => ({
      version,
      isOld,
      earner: openEarner(version, members, budgetsOf(budgets, tally.rules, side), ground),
      metrics: metricsOf(version.terms),
      ranks,
      timeZone,
      fromAt,
      untilAt,
    });
    const [one, other, twice] = [
      base && scenarioOf(base, 'before'),
      scenarioOf(after, 'after'),
      scenarioOf(doubled, 'after'),
    ];
    return members.map((member) => {
      const before = one ? simulate(member, one) : NOTHING;
      return {
        member,
        before,
        after: simulate(member, other),
        doubled: member.happened.some(isIn(months)) ? simulate(member, twice) : null,
        levels: levelOutcome(member, level),
        compared: compare(before.credits, member, followed?.startsAt ?? Infinity),
      };
    });
  };
};
