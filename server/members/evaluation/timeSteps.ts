/** What time alone does: the end of a term or of its grace, and the begin of a version of the programme. Pure. */
import type { MeasuredLevel } from '#contract/members/levels';
import type { LevelTerms } from '#contract/members/programme';
import { addDays, dayOf } from '#shared/days';
import { type DayFacts, highestMet, type MeasuredOn, measureLevel } from './measure.ts';
import {
  daysAround,
  type Ground,
  lastDayOf,
  levelAtPlace,
  type LevelMove,
  movedPlaceOf,
  placeOf,
  termUntil,
  type Version,
} from './state.ts';

/** The levels that a decision compares, as they were measured, each once; those without conditions say nothing. */
export const measuresOf = (
  levels: readonly LevelTerms[],
  facts: readonly DayFacts[],
  on: MeasuredOn,
) => ({
  day: on.day,
  levels: [...new Set(levels)]
    .filter(({ conditions }) => conditions.length > 0)
    .map((level): MeasuredLevel => measureLevel(level, facts, on)),
});

/** Where a level that is not reached again goes. */
export const lowerPlace = ({ downgrade }: LevelTerms, place: number, met: number): number =>
  downgrade === 'oneStep' ? place - 1 : met;

/** At the end of a term or of the grace: the level is renewed, kept for the grace, or lowered. */
export const endTerm = (
  state: LevelMove,
  at: number,
  version: Version,
  { facts, timeZone }: Ground,
): LevelMove => {
  const day = lastDayOf(state) ?? dayOf(at, timeZone);
  const on = { day, termFrom: state.termFrom };
  const place = Math.max(0, placeOf(version, state.level));
  const level = levelAtPlace(version, place);
  const met = highestMet(version.terms.levels, facts, on);
  const move = {
    level: level.key,
    levelBefore: state.level,
    startsAt: at,
    programmeNumber: version.number,
    measures: measuresOf([level], facts, on),
  };
  const termFrom = dayOf(at, timeZone);
  if (met >= place || level.downgrade === 'none')
    return {
      ...move,
      kind: 'renew',
      termFrom,
      validUntil: termUntil(level, day),
      graceUntil: null,
    };
  if (state.graceUntil === null && level.graceDays > 0)
    return {
      ...move,
      kind: 'grace',
      termFrom: state.termFrom,
      validUntil: day,
      graceUntil: addDays(day, level.graceDays),
    };
  const lower = levelAtPlace(version, lowerPlace(level, place, met));
  return {
    ...move,
    kind: 'downgrade',
    level: lower.key,
    termFrom,
    validUntil: termUntil(lower, day),
    graceUntil: null,
  };
};

/**
 * What the begin of a version does to a member of the programme: its new conditions raise or, after the grace, lower at
 * once only where the version says so, and a level that it no longer has becomes the one that it names. Null for nothing.
 */
export const beginVersion = (
  state: LevelMove,
  at: number,
  version: Version,
  { facts, timeZone }: Ground,
): LevelMove | null => {
  const { levels, applyTo } = version.terms;
  const { day, dayBefore } = daysAround(at, timeZone);
  const on = { day, termFrom: state.termFrom };
  const place = Math.max(0, movedPlaceOf(version, state.level));
  const level = levelAtPlace(version, place);
  const met = highestMet(levels, facts, on);
  const reached = levelAtPlace(version, met);
  const move = {
    level: level.key,
    levelBefore: state.level,
    startsAt: at,
    termFrom: day,
    graceUntil: null,
    programmeNumber: version.number,
    measures: measuresOf([level, reached], facts, on),
  };
  if (met > place && applyTo !== 'newOnly')
    return { ...move, kind: 'upgrade', level: reached.key, validUntil: termUntil(reached, day) };
  const isLowered = met < place && applyTo === 'allWithGrace' && level.downgrade !== 'none';
  if (isLowered && state.graceUntil === null) {
    if (level.graceDays > 0)
      return {
        ...move,
        kind: 'grace',
        termFrom: state.termFrom,
        validUntil: dayBefore,
        graceUntil: addDays(dayBefore, level.graceDays),
      };
    const lower = levelAtPlace(version, lowerPlace(level, place, met));
    const validUntil = termUntil(lower, dayBefore);
    return { ...move, kind: 'downgrade', level: lower.key, validUntil };
  }
  if (level.key === state.level) return null;
  const isKept = level.conditions.length > 0;
  return {
    ...move,
    kind: 'move',
    termFrom: state.termFrom,
    validUntil: isKept ? state.validUntil : null,
    graceUntil: isKept ? state.graceUntil : null,
  };
};
