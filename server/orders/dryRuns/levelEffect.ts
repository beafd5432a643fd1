/** What an order or event does to the level of a member. Pure. */
import type { DryRunSide } from '#contract/members/dryRuns';
import { evaluate } from '#rules/members/evaluation';
import { levelAt } from '#rules/members/levels';
import type { LevelRanks } from '#rules/platform/audiences';
import { dayOf } from '#shared/days';
import type { Occasion } from '../../members/evaluation/factSteps.ts';
import { type DayFacts, measureLevel } from '../../members/evaluation/measure.ts';
import { placeOf, type Version } from '../../members/evaluation/state.ts';
import { toLevelRow } from '../replays/levelRow.ts';
import type { PastMember } from '../replays/past.ts';
import type { Subject } from './subject.ts';

interface EffectGround {
  /** The versions that have begun, the one that is tried last. */
  versions: readonly Version[];
  /** Growth beyond what the subject has given already. */
  gained: number;
  ranks: LevelRanks;
  now: number;
  timeZone: string;
}

const NO_FACTS = { growth: 0, netSpend: 0, orders: 0, activeDays: 0 };

/** The facts with what the subject adds: what is stored counts already, apart from growth that it would have given. */
const withGained = (
  facts: readonly DayFacts[],
  { what, isReal, at }: Subject,
  gained: number,
  timeZone: string,
): DayFacts[] => {
  const day = dayOf(at, timeZone);
  const known = facts.find((one) => one.day === day) ?? { day, ...NO_FACTS };
  const isNewOrder = !isReal && what.kind === 'order';
  const paid =
    what.kind === 'order' ? what.order.lines.reduce((sum, line) => sum + line.paid, 0) : 0;
  const isActive = isNewOrder || (what.kind === 'event' && what.event.trigger === 'sign_in');
  const added = {
    ...known,
    growth: known.growth + gained,
    netSpend: known.netSpend + (isNewOrder ? paid : 0),
    orders: known.orders + (isNewOrder ? 1 : 0),
    activeDays: isActive ? 1 : known.activeDays,
  };
  return [...facts.filter((one) => one.day !== day), added];
};

export const levelEffect = (
  member: PastMember,
  subject: Subject,
  { versions, gained, ranks, now, timeZone }: EffectGround,
): Pick<DryRunSide, 'levelBefore' | 'levelAfter' | 'next'> => {
  const at = Math.max(now, subject.at);
  const lastId = Math.max(0, ...member.levels.map(({ id }) => id));
  const walk = (facts: readonly DayFacts[], occasion: Occasion) => {
    const { createdAt, joinedAt, sentLevel, moves, levelVersion } = member;
    const known = { createdAt, joinedAt, sentLevel, moves, knownVersion: levelVersion, facts };
    const next = evaluate(known, { versions, at, until: at, timeZone, occasion });
    const begun = next.filter(({ startsAt }) => startsAt <= at);
    const said = member.levels.filter(
      ({ cause, startsAt }) => cause !== 'programme' || startsAt <= now,
    );
    const rows = [...said, ...begun.map((move, index) => toLevelRow(move, lastId + index + 1))];
    return { level: levelAt(rows, at, ranks), state: begun.at(-1) ?? moves.at(-1) };
  };
  if (versions.length === 0) return { levelBefore: null, levelAfter: null, next: null };
  const facts = withGained(member.facts, subject, gained, timeZone);
  const before = walk(member.facts, 'time');
  const after = walk(facts, 'gain');
  const version = versions.at(-1);
  const above = version?.terms.levels[placeOf(version, after.state?.level ?? null) + 1];
  const termFrom = after.state?.termFrom ?? '0000-01-01';
  return {
    levelBefore: before.level,
    levelAfter: after.level,
    next: above ? measureLevel(above, facts, { day: dayOf(at, timeZone), termFrom }) : null,
  };
};
