/** Filters of lists by business days of the store. */
import { addDays, startOfDay } from '#shared/days';
import { day } from '#shared/fields';
import { HttpError } from '../http/errors.ts';
import type { CustomFilter } from './spec.ts';

/** A bound given as a business day; `shift` 1 means the midnight after that day. `column`: an instant. */
const dayFilter =
  (column: string, operator: '>=' | '<', shift: 0 | 1): CustomFilter =>
  async (value, context) => {
    const parsed = day().safeParse(value);
    if (!parsed.success)
      throw new HttpError(400, 'errors.badQuery', { errors: { day: 'errors.day' } });
    const { timeZone } = await context.settings();
    return {
      sql: `${column} ${operator} ?`,
      values: [startOfDay(addDays(parsed.data, shift), timeZone)],
    };
  };

/** The filters `from` and `until`, both days included. */
export const dayFilters = (column: string) => ({
  from: dayFilter(column, '>=', 0),
  until: dayFilter(column, '<', 1),
});
