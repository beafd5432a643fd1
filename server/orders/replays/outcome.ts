/** What the draft changes for one member, and what levels come to. Pure. */
import type { Falls } from '#contract/members/replays';
import { evaluate } from '#rules/members/evaluation';
import { levelAt } from '#rules/members/levels';
import type { LevelRanks } from '#rules/platform/audiences';
import { dayOf } from '#shared/days';
import { highestMet } from '../../members/evaluation/measure.ts';
import { type LevelMove, placeOf, type Version } from '../../members/evaluation/state.ts';
import { toLevelRow } from './levelRow.ts';
import type { PastMember } from './past.ts';

export interface LevelOutcome {
  levelBefore: string | null;
  levelAfter: string | null;
  /** How many levels higher; below zero lower. */
  change: number;
  /** Whether the conditions of the present level are not met by the version in force. */
  isBelowNow: boolean;
  /** When the level is lost whose conditions the draft does not find met; null where they are met. */
  falls: Falls | null;
  /** The same, of members who do not lose it by the version in force anyway. */
  newlyFalls: Falls | null;
}

export interface LevelGround {
  /** The approved versions that have begun, and the draft as if it began now. */
  versions: readonly Version[];
  draft: Version;
  ranks: LevelRanks;
  now: number;
  timeZone: string;
}

/** Not met: when the level is lost if the member does nothing more. */
const fallsOf = (
  version: Version,
  { facts }: PastMember,
  state: LevelMove | undefined,
  day: string,
): Falls | null => {
  if (!state) return null;
  const place = placeOf(version, state.level);
  const met = highestMet(version.terms.levels, facts, { day, termFrom: state.termFrom });
  if (place <= met) return null;
  const level = version.terms.levels[place];
  if (!level || level.downgrade === 'none' || state.validUntil === null) return 'never';
  return state.graceUntil === null ? 'atEnd' : 'afterGrace';
};

/** How many levels lie between two, by their ranks; a level without rank is below all. */
const steps = (from: string | null, to: string | null, ranks: LevelRanks): number => {
  const ordered = [...ranks].sort(([, one], [, other]) => one - other).map(([key]) => key);
  const placeIn = (level: string | null) => (level === null ? -1 : ordered.indexOf(level));
  return placeIn(to) - placeIn(from);
};

export const levelOutcome = (
  member: PastMember,
  { versions, draft, ranks, now, timeZone }: LevelGround,
): LevelOutcome => {
  const { createdAt, joinedAt, sentLevel, moves, levels, facts, levelVersion } = member;
  const next = evaluate(
    { createdAt, joinedAt, sentLevel, moves, knownVersion: levelVersion, facts },
    { versions: [...versions, draft], at: now, until: now, timeZone, occasion: 'time' },
  );
  const begun = next.filter(({ startsAt }) => startsAt <= now);
  const lastId = Math.max(0, ...levels.map(({ id }) => id));
  const rows = [...levels, ...begun.map((move, index) => toLevelRow(move, lastId + index + 1))];
  const known = levels.filter(({ cause, startsAt }) => cause !== 'programme' || startsAt <= now);
  const [levelBefore, levelAfter] = [levelAt(known, now, ranks), levelAt(rows, now, ranks)];
  const change = steps(levelBefore, levelAfter, ranks);
  const day = dayOf(now, timeZone);
  const state = moves.at(-1);
  const inForce = versions.at(-1);
  // What staff have granted is kept whatever the programme says.
  const later = (version: Version, step: LevelMove | undefined, level: string | null) =>
    step?.level === level ? fallsOf(version, member, step, day) : null;
  const isBelowNow = inForce !== undefined && later(inForce, state, levelBefore) !== null;
  const falls = change < 0 ? 'atOnce' : later(draft, begun.at(-1) ?? state, levelAfter);
  const newlyFalls = isBelowNow && change >= 0 ? null : falls;
  return { levelBefore, levelAfter, change, isBelowNow, falls, newlyFalls };
};
