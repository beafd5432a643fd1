/**
 * Which months are told of surveys that do not say who answered. Nothing that follows from an answer may appear while it
 * happens: beside the invitation that turns to answered it would tell whose it is. Pure.
 */
import { DAY_MS, dayOf, monthOf } from '#shared/days';

/** For so long an answer can be changed after it was sent. */
export const AMENDABLE_MS = DAY_MS;

/** The first month of which nothing is told yet: a month is told once it is over and none of its answers can be changed. */
export const untoldFrom = (now: number, timeZone: string): string =>
  monthOf(dayOf(now - AMENDABLE_MS, timeZone));

interface Months {
  from: string;
  to: string;
}
/** The months of a period that are told; an empty period at its beginning where none is. */
export const toldMonths = ({ from, to }: Months, untold: string): Months => ({
  from,
  to: from >= untold ? from : to < untold ? to : untold,
});
