/** What a new fact does at once: a higher level, a term that begins again, or a level that a refund takes back. Pure. */
import { dayOf, daysBetween } from '#shared/days';
import { highestMet, type MeasuredOn, measureLevel } from './measure.ts';
import {
  type Ground,
  lastDayOf,
  levelAtPlace,
  type LevelMove,
  placeOf,
  termUntil,
  type Version,
} from './state.ts';
import { measuresOf } from './timeSteps.ts';

/**
 * Why members are evaluated: something was earned, something came back, nothing but the time, or records were merged, which
 * may raise a level but begins no term again.
 */
export type Occasion = 'gain' | 'refund' | 'time' | 'merge';

interface Moment {
  at: number;
  version: Version;
  /** All steps so far in their order, the present state last. */
  moves: readonly LevelMove[];
  versions: readonly Version[];
  ground: Ground;
}

/**
 * The step that brought the member to this level or beyond it: an upgrade, or the first one. Null where the level was there
 * before, was moved there or was left after a term.
 */
const reachedBy = ({ moves, version }: Moment, place: number): number | null => {
  for (let index = moves.length - 1; index >= 0; index--) {
    const move = moves[index] as LevelMove;
    if (move.kind === 'downgrade' || move.kind === 'move') return null;
    const isRise = move.kind === 'upgrade' || move.kind === 'join';
    const before = placeOf(version, move.levelBefore);
    if (isRise && Math.max(0, before) < place && placeOf(version, move.level) >= place)
      return index;
    if (move.kind === 'join') return null;
  }
  return null;
};

/** Whether the level is reached without what came back: then, by the version of then, or now. */
const isDeserved = (key: string, reached: number, moment: Moment, now: MeasuredOn): boolean => {
  const { moves, versions, version, ground } = moment;
  const move = moves[reached] as LevelMove;
  const before = moves[reached - 1] ?? move;
  const then = {
    day: dayOf(move.startsAt, ground.timeZone),
    termFrom: before.termFrom,
  };
  const isMetBy = (one: Version | undefined, on: MeasuredOn) => {
    const level = one?.terms.levels.find((terms) => terms.key === key);
    return level !== undefined && measureLevel(level, ground.facts, on).isMet;
  };
  return (
    isMetBy(
      versions.find(({ number }) => number === move.programmeNumber),
      then,
    ) || isMetBy(version, now)
  );
};

/** The term that the member had before the step, at least up to today; a new one for a level in between. */
const termAfterRevert = (moment: Moment, reached: number, place: number, day: string) => {
  const { moves, version } = moment;
  const level = levelAtPlace(version, place);
  const before = moves[reached - 1];
  if (before?.level !== level.key)
    return { termFrom: day, validUntil: termUntil(level, day), graceUntil: null };
  const { termFrom, validUntil, graceUntil } = before;
  const last = lastDayOf(before);
  return last !== null && last < day
    ? { termFrom, validUntil: day, graceUntil: null }
    : { termFrom, validUntil, graceUntil };
};

/** Whether what came back may still take away the level that this step brought. */
const isTakenBack = ({ startsAt }: LevelMove, { version, ground }: Moment, today: string) =>
  daysBetween(dayOf(startsAt, ground.timeZone), today) <= version.terms.refundDays;

/** Every level that was reached within the days of the version and is not reached any more is left in one step. */
const revert = (moment: Moment, state: LevelMove, on: MeasuredOn): LevelMove | null => {
  const { at, version, moves, ground } = moment;
  const first = placeOf(version, state.level);
  let place = first;
  let left: number | null = null;
  while (place > 0) {
    const reached = reachedBy(moment, place);
    if (reached === null) break;
    if (!isTakenBack(moves[reached] as LevelMove, moment, on.day)) break;
    if (isDeserved(levelAtPlace(version, place).key, reached, moment, on)) break;
    left = reached;
    place--;
  }
  if (left === null) return null;
  const fallen = version.terms.levels.slice(place + 1, first + 1);
  return {
    kind: 'revert',
    level: levelAtPlace(version, place).key,
    levelBefore: state.level,
    startsAt: at,
    ...termAfterRevert(moment, left, place, on.day),
    programmeNumber: version.number,
    measures: measuresOf(fallen, ground.facts, on),
  };
};

/** The step that follows from the facts as they are now; null where nothing changes before the term's end. */
export const stepByFacts = (moment: Moment, occasion: Occasion): LevelMove | null => {
  const { at, version, moves, ground } = moment;
  const state = moves.at(-1);
  if (!state || occasion === 'time') return null;
  const day = dayOf(at, ground.timeZone);
  const on = { day, termFrom: state.termFrom };
  const place = Math.max(0, placeOf(version, state.level));
  const met = highestMet(version.terms.levels, ground.facts, on);
  const level = levelAtPlace(version, Math.max(met, place));
  const move = {
    level: level.key,
    levelBefore: state.level,
    startsAt: at,
    termFrom: day,
    validUntil: termUntil(level, day),
    graceUntil: null,
    programmeNumber: version.number,
    measures: measuresOf([level], ground.facts, on),
  };
  if (met > place) return { ...move, kind: 'upgrade' };
  if (occasion === 'merge') return null;
  if (occasion === 'refund') return revert(moment, state, on);
  const isLonger =
    state.validUntil !== null && move.validUntil !== null && move.validUntil > state.validUntil;
  const begins = version.terms.requalifyExtends && met === place && isLonger;
  return begins ? { ...move, kind: 'renew' } : null;
};
