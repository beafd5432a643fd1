/** Bounds of days in a filter that move with the calendar. */
import { dayOf, startOfDay } from '#shared/days';
import { parseRelativeDay, resolveRelativeDay } from '#shared/relativeDays';
import type { Context } from '../http/context.ts';
import type { Filter } from './spec.ts';

const BOUND = /_(gte|lte|gt|lt|neq)$/;

/** What a field holds is told by its name: `day` and `…On` a business day, `at` and `…At` an instant. */
const holdsOf = (key: string): 'day' | 'instant' | undefined => {
  if (/(day|On)$/.test(key)) return 'day';
  return /(^a|A)t$/.test(key) ? 'instant' : undefined;
};

/**
 * A filter with the days and instants that its relative days mean now in the store's time zone; bounds of fields that
 * hold neither stay as they are.
 */
export const resolvedFilter = async (filter: Filter, context: Context): Promise<Filter> => {
  const resolved = { ...filter };
  for (const [field, value] of Object.entries(filter)) {
    const relative = parseRelativeDay(value);
    if (!relative || !BOUND.test(field)) continue;
    const holds = holdsOf(field.replace(BOUND, ''));
    if (!holds) continue;
    const { timeZone } = await context.settings();
    const day = resolveRelativeDay(relative, dayOf(context.now(), timeZone));
    resolved[field] = holds === 'day' ? day : startOfDay(day, timeZone);
  }
  return resolved;
};
