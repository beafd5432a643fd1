/** How members come into the programme: at its first version, or when they join. Pure. */
import { versionAt } from '#rules/platform/versions';
import { addDays, dayOf } from '#shared/days';
import { highestMet } from './measure.ts';
import {
  daysAround,
  type Ground,
  levelAtPlace,
  type LevelMove,
  movedPlaceOf,
  termUntil,
  type Version,
} from './state.ts';
import { lowerPlace, measuresOf } from './timeSteps.ts';

/** What is known of a member that is not in the programme yet. */
export interface Newcomer {
  /** Since when the member is known here, and when the member registered; UTC ms. */
  createdAt: number;
  joinedAt: number | null;
  /** The level that the store sent last before the first version began. */
  sentLevel: string | null;
}

/**
 * A member from before the programme: at its begin the level that is reached, and of a higher one that the store sent what
 * the version says of levels that are not reached: it is kept, kept for the grace, or lowered as far as the level says.
 */
const takeIn = (
  { sentLevel }: Newcomer,
  version: Version,
  { facts, timeZone }: Ground,
): LevelMove => {
  const at = version.startsAt;
  const { levels, applyTo } = version.terms;
  const { day, dayBefore } = daysAround(at, timeZone);
  const on = { day, termFrom: day };
  const place = movedPlaceOf(version, sentLevel);
  const met = highestMet(levels, facts, on);
  const isLowered = place > met && applyTo === 'allWithGrace';
  const sent = levelAtPlace(version, place);
  const isKept = isLowered && sent.downgrade !== 'none' && sent.graceDays > 0;
  const chosen =
    applyTo === 'newOnly'
      ? Math.max(0, place)
      : isLowered && !isKept && sent.downgrade !== 'none'
        ? lowerPlace(sent, place, met)
        : Math.max(place, met);
  const level = levelAtPlace(version, chosen);
  return {
    kind: 'join',
    level: level.key,
    levelBefore: sentLevel,
    startsAt: at,
    termFrom: day,
    validUntil: isKept ? dayBefore : termUntil(level, day),
    graceUntil: isKept ? addDays(dayBefore, level.graceDays) : null,
    programmeNumber: version.number,
    measures: measuresOf([level, levelAtPlace(version, met)], facts, on),
  };
};

/** A member who came later begins with the lowest level on the day of joining. */
const enter = (
  { createdAt, joinedAt }: Newcomer,
  versions: readonly Version[],
  first: Version,
  timeZone: string,
): LevelMove => {
  const at = Math.min(createdAt, Math.max(first.startsAt, joinedAt ?? createdAt));
  const version = versionAt(versions, at) ?? first;
  const level = levelAtPlace(version, 0);
  const day = dayOf(at, timeZone);
  return {
    kind: 'join',
    level: level.key,
    levelBefore: null,
    startsAt: at,
    termFrom: day,
    validUntil: null,
    graceUntil: null,
    programmeNumber: version.number,
    measures: { day, levels: [] },
  };
};

/** The first step of a member; `versions` in the order of their begin, at least one. */
export const joinProgramme = (
  newcomer: Newcomer,
  versions: readonly Version[],
  first: Version,
  ground: Ground,
): LevelMove =>
  newcomer.createdAt < first.startsAt
    ? takeIn(newcomer, first, ground)
    : enter(newcomer, versions, first, ground.timeZone);
