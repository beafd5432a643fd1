/** Bounds of days in a filter that move with the calendar. */
import { dayOf, startOfDay } from '#shared/days';
import { parseRelativeDay, resolveRelativeDay } from '#shared/relativeDays';
import type { Context } from '../http/context.ts';

/**
 * The day or instant that a relative day means now in the store's time zone, by what the column holds (`…On` a business
 * day, `…At` an instant); any other value unchanged.
 */
export const resolvedBound = async (
  context: Context,
  key: string,
  value: unknown,
): Promise<unknown> => {
  const relative = parseRelativeDay(value);
  const holds = /(On|At)$/.exec(key)?.[1];
  if (!relative || !holds) return value;
  const { timeZone } = await context.settings();
  const day = resolveRelativeDay(relative, dayOf(context.now(), timeZone));
  return holds === 'On' ? day : startOfDay(day, timeZone);
};
