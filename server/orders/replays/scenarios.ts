/** The versions that a replay compares, as if each had been in force from the first instant of the period on. Pure. */
import type { EarnRule } from '#contract/members/earnRules';
import type { ProgrammeTerms } from '#contract/members/programme';
import { newRule } from '#rules/members/programmeTerms';
import { addMonths, dayOf, startOfDay } from '#shared/days';
import { RATE } from '#shared/money';
import type { ApprovedVersion } from '../../members/programme/load.ts';
import type { Period } from './past.ts';

export interface Replayed {
  version: ApprovedVersion;
  /** Whether it was in force before the period. */
  isOld: boolean;
}

/** The version in force: of one that began in the period what it would have given before, too. */
export const replayedBase = (version: ApprovedVersion, { fromAt }: Period): Replayed => ({
  version: { ...version, startsAt: Math.min(version.startsAt, fromAt) },
  isOld: version.startsAt < fromAt,
});

export const replayedDraft = (
  number: number,
  terms: ProgrammeTerms,
  { fromAt }: Period,
): Replayed => ({ version: { number, terms, startsAt: fromAt }, isOld: false });

/** The days of a month of the year that are in the period, as half-open instants; one for each year. */
export const monthsIn = (
  month: number,
  { fromAt, untilAt, timeZone }: Period,
): { startsAt: number; endsAt: number }[] => {
  const years = new Set([fromAt, untilAt - 1].map((at) => dayOf(at, timeZone).slice(0, 4)));
  return [...years].flatMap((year) => {
    const first = `${year}-${String(month).padStart(2, '0')}-01`;
    const startsAt = Math.max(fromAt, startOfDay(first, timeZone));
    const endsAt = Math.min(untilAt, startOfDay(addMonths(first, 1), timeZone));
    return startsAt < endsAt ? [{ startsAt, endsAt }] : [];
  });
};

const DOUBLE = 2 * RATE;

/** The terms with the points of orders doubled in these months. */
export const doubledIn = (
  terms: ProgrammeTerms,
  months: readonly { startsAt: number; endsAt: number }[],
): ProgrammeTerms => ({
  ...terms,
  earnRules: [
    ...terms.earnRules,
    ...months.map(({ startsAt, endsAt }, index): EarnRule => ({
      ...newRule(`doubled-${index}`, {
        names: {},
        trigger: 'order',
        formula: { kind: 'multiplier', rate: DOUBLE },
      }),
      startsAt,
      endsAt,
    })),
  ],
});
