/** Over which days an action is verified, and what the comparison says. Pure. */
import type { Days, Outcome } from '#contract/surveys/verification';
import { addDays, daysBetween } from '#shared/days';

/** Windows grow by whole weeks, because weekdays differ. */
const STEP_DAYS = 7;
/** No window is longer: what else happened would be compared. */
export const LONGEST_DAYS = 182;

export interface VerificationPlace {
  /** The day on which the change took effect; it belongs to neither window. */
  implementedOn: string;
  today: string;
  windowDays: number;
  /** The last change before it and the next one after it; null without one. */
  changeBefore: string | null;
  changeAfter: string | null;
}

/** The last change before a day, and the next one after it. */
export const changesAround = (
  on: string,
  changes: readonly string[],
): Pick<VerificationPlace, 'changeBefore' | 'changeAfter'> => {
  const sorted = changes.toSorted();
  return {
    changeBefore: sorted.filter((day) => day < on).at(-1) ?? null,
    changeAfter: sorted.find((day) => day > on) ?? null,
  };
};

/** How many days there are on either side without another change. */
const roomOf = ({ implementedOn, changeBefore, changeAfter }: VerificationPlace): number =>
  Math.min(
    LONGEST_DAYS,
    changeBefore === null ? LONGEST_DAYS : daysBetween(addDays(changeBefore, 1), implementedOn),
    changeAfter === null ? LONGEST_DAYS : daysBetween(addDays(implementedOn, 1), changeAfter),
  );

/** The day from which on the first window is over; null where other changes leave no day. */
export const readyOn = (place: VerificationPlace): string | null => {
  const first = Math.min(place.windowDays, roomOf(place));
  return first < 1 ? null : addDays(place.implementedOn, 1 + first);
};

/** The lengths that can be compared today, the shortest first: none while the first window is not over. */
export const lengthsOf = (place: VerificationPlace): number[] => {
  const room = roomOf(place);
  const first = Math.min(place.windowDays, room);
  const elapsed = daysBetween(addDays(place.implementedOn, 1), place.today);
  if (first < 1 || elapsed < first) return [];
  const longest = Math.min(room, elapsed);
  return Array.from(
    { length: Math.floor((longest - first) / STEP_DAYS) + 1 },
    (_, index) => first + index * STEP_DAYS,
  );
};

/** Equally many days before and after the day of the change. */
export const windowsOf = (implementedOn: string, days: number): { before: Days; after: Days } => ({
  before: { from: addDays(implementedOn, -days), to: implementedOn },
  after: { from: addDays(implementedOn, 1), to: addDays(implementedOn, 1 + days) },
});

/** How windows are laid around the day of a change. */
export interface Spans {
  windowsOf: (implementedOn: string, length: number) => { before: Days; after: Days };
  readyOn: (place: VerificationPlace) => string | null;
  lengthsOf: (place: VerificationPlace) => number[];
}
export const DAYS: Spans = { windowsOf, readyOn, lengthsOf };

/**
 * The shortest length with enough answers on both sides, so that nobody chooses it by what it says; else the longest.
 * `enough` counts the answers of a length.
 */
export const lengthOf = (
  lengths: readonly number[],
  enough: (days: number) => boolean,
): number | null => lengths.find(enough) ?? lengths.at(-1) ?? null;

/** What a change of the figure says of the action. */
export const outcomeOf = (
  verdict: 'up' | 'down' | 'none' | 'few' | null,
  isLessBetter: boolean,
): Outcome => {
  if (verdict === null || verdict === 'few') return 'tooFew';
  return verdict === (isLessBetter ? 'down' : 'up') ? 'effective' : 'notEffective';
};

/** Whether the comparison says enough for a verdict. */
export const canBeSigned = (outcome: Outcome): outcome is 'effective' | 'notEffective' =>
  outcome === 'effective' || outcome === 'notEffective';
