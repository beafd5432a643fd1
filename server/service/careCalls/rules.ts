/** When customers may be called, and when it is given up. Pure. */
import {
  type CareOutcome,
  FINAL_OUTCOMES,
  MAX_ATTEMPTS,
  QUIET_FROM,
  QUIET_UNTIL,
} from '#contract/service/careCalls';
import { addDays, dayOf, instantOf, timeOf } from '#shared/days';

/** The first instant, from this one on, at which somebody may be called. */
export const callableFrom = (at: number, timeZone: string): number => {
  const time = timeOf(at, timeZone);
  const day = dayOf(at, timeZone);
  if (time < QUIET_UNTIL) return instantOf(day, QUIET_UNTIL, timeZone);
  return time >= QUIET_FROM ? instantOf(addDays(day, 1), QUIET_UNTIL, timeZone) : at;
};

/** Whether nobody calls any more after these outcomes, of which the last one reached nobody. */
export const isGivenUp = (outcomes: readonly CareOutcome[]): boolean =>
  outcomes.length >= MAX_ATTEMPTS && outcomes.at(-1) === 'noAnswer';

/** Whether the call that came out so can be tried again. */
export const mayTryAgain = (outcome: CareOutcome): boolean => !FINAL_OUTCOMES.includes(outcome);
