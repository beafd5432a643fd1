/**
 * Filters members by the days on which points of theirs are valid for the last time. By hand, because points know this folder.
 */
import { isDay, startOfDay } from '#shared/days';
import type { CustomFilter, Filter } from '../../platform/lists/spec.ts';

const KEYS = ['pointsLapseOn_gte', 'pointsLapseOn_lt'] as const;
const isDayValue = (value: unknown): value is string => typeof value === 'string' && isDay(value);

/** Points that are left, and not held for an order. A merged record's points are those of the member who stays. */
const HAVING = `select coalesce(r.merged_into, r.id) from point_lots l join members r on r.id = l.member_id
  where l.expires_at > ? and l.remaining > coalesce((select sum(hl.points) from point_hold_lots hl
    join point_holds h on h.id = hl.hold_id
    where hl.lot_id = l.id and h.state = 'open' and h.expires_at > ?), 0)`;

const isFirst = (key: string, filter: Filter) =>
  KEYS.find((known) => filter[known] !== undefined) === key;

/** The first one given adds the condition of both, which are about the same points. */
const filterOf =
  (key: (typeof KEYS)[number]): CustomFilter =>
  async (value, context, filter) => {
    if (!isDayValue(value)) return null;
    if (!isFirst(key, filter)) return { sql: '1 = 1', values: [] };
    const { timeZone } = await context.settings();
    const { pointsLapseOn_gte: from, pointsLapseOn_lt: until } = filter;
    const now = context.now();
    // A last valid day ends with the midnight after it.
    const parts = [
      ...(isDayValue(from) ? [{ sql: 'l.expires_at > ?', at: startOfDay(from, timeZone) }] : []),
      ...(isDayValue(until) ? [{ sql: 'l.expires_at <= ?', at: startOfDay(until, timeZone) }] : []),
    ];
    return {
      sql: `"members".id in (${[HAVING, ...parts.map(({ sql }) => sql)].join(' and ')})`,
      values: [now, now, ...parts.map(({ at }) => at)],
    };
  };

export const LAPSING_FILTERS: Record<string, CustomFilter> = Object.fromEntries(
  KEYS.map((key) => [key, filterOf(key)]),
);
