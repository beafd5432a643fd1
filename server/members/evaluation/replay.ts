/**
 * The steps that a member would have taken from an instant on, by what is known of some records alone: each time something
 * became known the member is evaluated as it was then. Pure.
 */
import { evaluate } from '#rules/members/evaluation';
import type { Occasion } from './factSteps.ts';
import type { Newcomer } from './joining.ts';
import { countsFrom, type DayFacts, withDaysOnce } from './measure.ts';
import type { LevelMove, Version } from './state.ts';

/** Something that a record did or that was taken back from it; figures are below zero where it was. */
export interface Deed extends Omit<DayFacts, 'from'> {
  memberId: number;
  happensAt: number;
  /** From when on it counts for the console; UTC ms. */
  knownAt: number;
  occasion: Exclude<Occasion, 'merge'>;
  /** From a file: it may raise a level, but gives nothing for that. */
  isHistory: boolean;
}

/** A step, and whether rising by it gives what a rise gives. */
export interface ReplayedMove extends LevelMove {
  isRewarded: boolean;
}

export interface Replay {
  /** All approved versions in the order in which they begin. */
  versions: readonly Version[];
  timeZone: string;
  /** The steps from here on are taken again, up to now. */
  from: number;
  now: number;
  deeds: readonly Deed[];
  /** Since when a record is one of the member's; `-Infinity` for the member itself. */
  joinedAt: (memberId: number) => number;
}

/** Something to evaluate at an instant. */
interface Moment {
  at: number;
  occasion: Occasion;
  isHistory: boolean;
}

const ORDER: readonly Occasion[] = ['time', 'merge', 'gain', 'refund'];
const compare = (one: Moment, other: Moment) =>
  one.at - other.at ||
  ORDER.indexOf(one.occasion) - ORDER.indexOf(other.occasion) ||
  Number(other.isHistory) - Number(one.isHistory);

const momentsOf = ({ deeds, from, now, joinedAt }: Replay): Moment[] => {
  const moments = new Map<string, Moment>();
  const add = (moment: Moment) =>
    moments.set([moment.at, moment.occasion, moment.isHistory].join(' '), moment);
  for (const { memberId, knownAt, occasion, isHistory } of deeds) {
    const since = joinedAt(memberId);
    if (since > from && since <= now) add({ at: since, occasion: 'merge', isHistory: true });
    // What a record did before it was merged counts from the merge on.
    if (knownAt >= Math.max(from, since) && knownAt <= now)
      add({ at: knownAt, occasion, isHistory });
  }
  return [...moments.values()].toSorted(compare);
};

/** The facts by business day, as they were known at an instant. */
const factsAt = ({ deeds, joinedAt }: Replay, at: number): DayFacts[] => {
  const days = new Map<string, DayFacts>();
  for (const deed of deeds) {
    if (Math.max(deed.knownAt, joinedAt(deed.memberId)) > at) continue;
    const from = deed.happensAt > at ? countsFrom(deed.happensAt) : undefined;
    const key = `${deed.day} ${from ?? ''}`;
    const known = days.get(key);
    days.set(key, {
      day: deed.day,
      growth: deed.growth + (known?.growth ?? 0),
      netSpend: deed.netSpend + (known?.netSpend ?? 0),
      orders: deed.orders + (known?.orders ?? 0),
      activeDays: deed.activeDays + (known?.activeDays ?? 0),
      ...(from !== undefined && { from }),
    });
  }
  return withDaysOnce(
    [...days.values()].map((facts) => ({ ...facts, activeDays: facts.activeDays > 0 ? 1 : 0 })),
  );
};

/** `moves`: the steps that began before; the answer has all that follow, also those that time alone will do. */
export const replay = (
  member: Newcomer & { moves: readonly LevelMove[] },
  asked: Replay,
): ReplayedMove[] => {
  const { versions, timeZone, from, now } = asked;
  const knownVersion = Math.max(0, ...versions.map(({ number }) => number));
  const unrewarded = new Set<LevelMove>();
  let steps: readonly LevelMove[] = member.moves;
  const step = ({ at, occasion, isHistory }: Moment, until?: number) => {
    const moves = steps.filter(({ startsAt }) => startsAt <= at);
    const next = evaluate(
      { ...member, moves, knownVersion, facts: factsAt(asked, at) },
      { versions, timeZone, at, occasion, ...(until !== undefined && { until }) },
    );
    if (isHistory) for (const move of next) if (move.startsAt <= at) unrewarded.add(move);
    steps = [...moves, ...next];
  };
  const time = { occasion: 'time', isHistory: false } as const;
  step({ ...time, at: from }, now);
  for (const moment of momentsOf(asked)) step(moment, now);
  step({ ...time, at: now });
  return steps
    .slice(member.moves.length)
    .map((move) => ({ ...move, isRewarded: !unrewarded.has(move) }));
};
