/** Compares the time before a change with the time after it. */
import type { Comparison, Verification } from '#contract/surveys/verification';
import type { Db } from '#db';
import { addDays, dayOf, daysBetween } from '#shared/days';
import { loadLeastShown, withoutFew } from '../results/identity.ts';
import { LEAST_COMPARED } from '../statistics/changes.ts';
import { loadChanges } from './changes.ts';
import { AMENDABLE_MS } from '../toldMonths/rules.ts';
import { loadReading, type Reading, type VerifiedAction } from './reading.ts';
import { MONTHS } from './monthRules.ts';
import { changesAround, DAYS, lengthOf, outcomeOf, type Spans } from './rules.ts';

const compareOver = (
  { unit, isLessBetter, sumOf, compare }: Reading,
  { before, after }: ReturnType<Spans['windowsOf']>,
): Comparison => {
  const compared = compare(sumOf(before), sumOf(after));
  return {
    unit,
    isLessBetter,
    days: daysBetween(after.from, after.to),
    before,
    after,
    valueBefore: compared.before,
    valueAfter: compared.now,
    change: compared.change,
  };
};

/** Of too few people nothing is told; there is no verdict then either. */
const shownComparison = (comparison: Comparison, least: number): Comparison => {
  const { valueBefore: before, valueAfter: now, change } = comparison;
  const shown = withoutFew({ now, before, change }, least);
  return {
    ...comparison,
    valueBefore: shown.before,
    valueAfter: shown.now,
    change: shown.change,
  };
};

/** Null while the change has not taken effect. */
export const verifyAction = async (
  db: Db,
  action: VerifiedAction,
  { timeZone, now }: { timeZone: string; now: number },
): Promise<Verification | null> => {
  if (action.implementedAt === null) return null;
  const implementedOn = dayOf(action.implementedAt, timeZone);
  const changes = changesAround(implementedOn, await loadChanges(db, action, timeZone));
  const least = await loadLeastShown(db, action.surveyId);
  const isByMonth = least > 1;
  const place = {
    implementedOn,
    // Whole months count once none of their answers can be changed.
    today: dayOf(isByMonth ? now - AMENDABLE_MS : now, timeZone),
    windowDays: action.windowDays,
    ...changes,
  };
  const { windowsOf, readyOn, lengthsOf } = isByMonth ? MONTHS : DAYS;
  const ready = readyOn(place);
  const base = {
    readyOn: ready !== null && isByMonth ? addDays(ready, 1) : ready,
    ...changes,
    needed: LEAST_COMPARED,
  };
  const lengths = lengthsOf(place);
  const longest = lengths.at(-1);
  if (longest === undefined)
    return { ...base, outcome: base.readyOn === null ? 'tooFew' : 'waiting', comparison: null };
  const whole = windowsOf(implementedOn, longest);
  const reading = await loadReading(db, action, {
    days: { from: whole.before.from, to: whole.after.to },
    timeZone,
    isByMonth,
  });
  const hasEnough = (length: number) =>
    reading !== null &&
    Object.values(windowsOf(implementedOn, length)).every(
      (window) => reading.countOf(reading.sumOf(window)) >= LEAST_COMPARED,
    );
  const length = lengthOf(lengths, hasEnough);
  if (reading === null || length === null) return { ...base, outcome: 'tooFew', comparison: null };
  const comparison = shownComparison(compareOver(reading, windowsOf(implementedOn, length)), least);
  return {
    ...base,
    outcome: outcomeOf(comparison.change?.verdict ?? null, reading.isLessBetter),
    comparison,
  };
};
