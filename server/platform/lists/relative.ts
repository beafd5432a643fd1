/** Bounds of days in a filter that move with the calendar. */
import { shapeOf } from '#db/bulk';
import { dayOf, startOfDay } from '#shared/days';
import { parseRelativeDay, resolveRelativeDay } from '#shared/relativeDays';
import type { Context } from '../http/context.ts';
import type { Filter, ListSpec } from './spec.ts';

const BOUND = /_(gte|lte|gt|lt|neq)$/;

/**
 * What a field of a list holds. Of texts only business days are compared with a relative day; fields of custom filters
 * are known by their names (`…On` a business day, `…At` an instant).
 */
const holdsOf = ({ table }: ListSpec, key: string): 'day' | 'instant' | undefined => {
  const column = shapeOf(table).columns.find((known) => known.key === key);
  if (column?.kind === 'text' || (!column && key.endsWith('On'))) return 'day';
  return /(^a|A)t$/.test(key) ? 'instant' : undefined;
};

/**
 * A filter with the days and instants that its relative days mean now in the store's time zone; bounds of fields that
 * hold neither stay as they are.
 */
export const resolvedFilter = async (
  spec: ListSpec,
  filter: Filter,
  context: Context,
): Promise<Filter> => {
  const resolved = { ...filter };
  for (const [field, value] of Object.entries(filter)) {
    const relative = parseRelativeDay(value);
    if (!relative || !BOUND.test(field)) continue;
    const holds = holdsOf(spec, field.replace(BOUND, ''));
    if (!holds) continue;
    const { timeZone } = await context.settings();
    const day = resolveRelativeDay(relative, dayOf(context.now(), timeZone));
    resolved[field] = holds === 'day' ? day : startOfDay(day, timeZone);
  }
  return resolved;
};
