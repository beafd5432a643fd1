/** Refuses instants that lie ahead: what has not happened yet is no record, and a clock ahead would outdate all others. */
import { type FieldErrors, nestedErrors } from '#shared/fields';
import { isAhead } from '../platform/records/sourceClock.ts';

/** An instant of a record with its path, UTC ms; null where it has none. */
export type NamedInstant = readonly [path: readonly (string | number)[], at: number | null];

/** Errors of the instants after `now`; null where there are none. */
export const errorsOfLater = (
  instants: readonly NamedInstant[],
  now: number,
): FieldErrors | null => {
  const later = instants.filter(([, at]) => at !== null && isAhead(at, now));
  return later.length === 0
    ? null
    : nestedErrors(later.map(([path]) => ({ path, message: 'errors.future' })));
};
