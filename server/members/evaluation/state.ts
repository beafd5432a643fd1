/** The steps of a member through the programme, and what each of them says. Pure; instants are UTC milliseconds. */
import type { LevelKind, LevelMeasures } from '#contract/members/levels';
import type { LevelTerms, ProgrammeTerms } from '#contract/members/programme';
import { addDays, dayOf, monthsAfter, startOfDay } from '#shared/days';
import type { DayFacts } from './measure.ts';

/** A step: from `startsAt` on the member has this level. The newest that has begun is the member's present state. */
export interface LevelMove {
  kind: LevelKind;
  level: string;
  /** The level before; null where nothing is known of one. */
  levelBefore: string | null;
  startsAt: number;
  /** The first and the last day of the term; the last null where it has no end. */
  termFrom: string;
  validUntil: string | null;
  /** The last day of the grace after the term; null before it. */
  graceUntil: string | null;
  programmeNumber: number;
  measures: LevelMeasures;
}

export interface Version {
  number: number;
  startsAt: number;
  terms: Pick<
    ProgrammeTerms,
    'levels' | 'applyTo' | 'movedLevels' | 'requalifyExtends' | 'refundDays'
  >;
}

/** What decisions are made from. */
export interface Ground {
  facts: readonly DayFacts[];
  timeZone: string;
}

/** The last valid day of a term of the level that is counted from a day; null where it is kept always. */
export const termUntil = ({ conditions, validMonths }: LevelTerms, from: string): string | null =>
  conditions.length === 0 || validMonths === null ? null : monthsAfter(from, validMonths);

/** The last day on which the present level is certain; null where it has no end. */
export const lastDayOf = ({ validUntil, graceUntil }: LevelMove): string | null =>
  graceUntil ?? validUntil;

/** The instant at which time alone decides again; Infinity for never. */
export const endsAt = (move: LevelMove, timeZone: string): number => {
  const last = lastDayOf(move);
  return last === null ? Infinity : startOfDay(addDays(last, 1), timeZone);
};

/** The place of a level in a version, counted from 0; -1 where it is not one of its levels. */
export const placeOf = ({ terms }: Version, key: string | null): number =>
  terms.levels.findIndex((level) => level.key === key);

/** The place of a level of an earlier version, or of the store, in a version, which may say where its members go. */
export const movedPlaceOf = (version: Version, key: string | null): number => {
  const moved = version.terms.movedLevels.find(({ from }) => from === key)?.to ?? key;
  return placeOf(version, moved);
};

export const levelAtPlace = ({ terms }: Version, place: number): LevelTerms => {
  const level = terms.levels[Math.max(0, place)];
  if (!level) throw new Error('A version of the programme has no levels');
  return level;
};

/** On which day an instant is, and the last day before it. */
export const daysAround = (at: number, timeZone: string) => ({
  day: dayOf(at, timeZone),
  dayBefore: dayOf(at - 1, timeZone),
});
