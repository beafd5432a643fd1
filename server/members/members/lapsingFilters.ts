/**
 * Filters members by the days on which points of theirs are valid for the last time, and says how many. By hand, because points know this folder.
 */
import { isDay, startOfDay } from '#shared/days';
import type { CustomFilter, Filter, ListSpec } from '../../platform/lists/spec.ts';

const KEYS = ['pointsLapseOn_gte', 'pointsLapseOn_lt'] as const;
const isDayValue = (value: unknown): value is string => typeof value === 'string' && isDay(value);

/** Points that are left, and not held for an order. A merged record's points are those of the member who stays. */
const HAVING = `select coalesce(r.merged_into, r.id) from point_lots l join members r on r.id = l.member_id
  where l.expires_at > ? and l.remaining > coalesce((select sum(hl.points) from point_hold_lots hl
    join point_holds h on h.id = hl.hold_id
    where hl.lot_id = l.id and h.state = 'open' and h.expires_at > ?), 0)`;

const isFirst = (key: string, filter: Filter) =>
  KEYS.find((known) => filter[known] !== undefined) === key;

/** The window within which points lapse, half-open in instants; null where it is not asked for. */
const windowOf = (filter: Filter, timeZone: string) => {
  const { pointsLapseOn_gte: from, pointsLapseOn_lt: until } = filter;
  return {
    // A last valid day ends with the midnight after it.
    after: isDayValue(from) ? startOfDay(from, timeZone) : null,
    upTo: isDayValue(until) ? startOfDay(until, timeZone) : null,
  };
};

/** The points of a member and of the records merged into them that lapse in the window of the filter. */
export const lapsingAlways: NonNullable<ListSpec['asked']> = async ({ filter }, context) => {
  const { after, upTo } = windowOf(filter, (await context.settings()).timeZone);
  return {
    pointsLapsing: `(select cast(coalesce(sum(l.remaining - coalesce((select sum(hl.points) from point_hold_lots hl
        join point_holds h on h.id = hl.hold_id
        where hl.lot_id = l.id and h.state = 'open' and h.expires_at > clock.at), 0)), 0) as bigint)
      from point_lots l where l.remaining > 0 and l.expires_at > clock.at
        ${after === null ? '' : `and l.expires_at > ${after}`} ${upTo === null ? '' : `and l.expires_at <= ${upTo}`}
        and l.member_id in (select "members".id union all
          select r.id from members r where r.merged_into = "members".id))`,
  };
};

/** The same in a list that is filtered or sorted by them. */
export const lapsingColumn: ListSpec['asked'] = async (request, context) => {
  const { filter, sort } = request;
  const isAsked = KEYS.some((key) => filter[key] !== undefined);
  const isSorted = Array.isArray(sort) && sort[0] === 'pointsLapsing';
  return isAsked || isSorted ? lapsingAlways(request, context) : null;
};

/** The first one given adds the condition of both, which are about the same points. */
const filterOf =
  (key: (typeof KEYS)[number]): CustomFilter =>
  async (value, context, filter) => {
    if (!isDayValue(value)) return null;
    if (!isFirst(key, filter)) return { sql: '1 = 1', values: [] };
    const { after, upTo } = windowOf(filter, (await context.settings()).timeZone);
    const now = context.now();
    const parts = [
      ...(after === null ? [] : [{ sql: 'l.expires_at > ?', at: after }]),
      ...(upTo === null ? [] : [{ sql: 'l.expires_at <= ?', at: upTo }]),
    ];
    return {
      sql: `"members".id in (${[HAVING, ...parts.map(({ sql }) => sql)].join(' and ')})`,
      values: [now, now, ...parts.map(({ at }) => at)],
    };
  };

export const LAPSING_FILTERS: Record<string, CustomFilter> = Object.fromEntries(
  KEYS.map((key) => [key, filterOf(key)]),
);
