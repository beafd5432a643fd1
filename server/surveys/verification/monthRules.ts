/** The whole months over which an action is verified in confidential and anonymous surveys: single days could hold few answers. Pure. */
import { addMonths, monthOf } from '#shared/days';
import type { Spans, VerificationPlace } from './rules.ts';

const LONGEST_MONTHS = 6;

const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

/** The month of the change belongs to neither side, and no month with another change does. */
const roomOf = ({ implementedOn, changeBefore, changeAfter }: VerificationPlace): number => {
  const between = (from: string, to: string) => monthsBetween(from, to) - 1;
  return Math.min(
    LONGEST_MONTHS,
    changeBefore === null ? LONGEST_MONTHS : between(changeBefore, implementedOn),
    changeAfter === null ? LONGEST_MONTHS : between(implementedOn, changeAfter),
  );
};
const firstOf = (place: VerificationPlace): number =>
  Math.min(Math.max(1, Math.round(place.windowDays / 30)), roomOf(place));

const windowsOf: Spans['windowsOf'] = (implementedOn, months) => {
  const month = monthOf(implementedOn);
  return {
    before: { from: addMonths(month, -months), to: month },
    after: { from: addMonths(month, 1), to: addMonths(month, 1 + months) },
  };
};

export const MONTHS: Spans = {
  windowsOf,
  readyOn: (place) => {
    const first = firstOf(place);
    return first < 1 ? null : windowsOf(place.implementedOn, first).after.to;
  },
  lengthsOf: (place) => {
    const first = firstOf(place);
    const longest = Math.min(roomOf(place), monthsBetween(place.implementedOn, place.today) - 1);
    return first < 1
      ? []
      : Array.from({ length: Math.max(0, longest - first + 1) }, (_, index) => first + index);
  },
};
