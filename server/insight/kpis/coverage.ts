/** Whether a source of figures is on record for a period, so that a ratio compares like with like. Pure. */
import type { Period } from '#contract/orders/sales';

const earlier = (one: string, other: string) => (one < other ? one : other);
const later = (one: string, other: string) => (one > other ? one : other);

/**
 * Whether a source covers all days of a period on which the orders are on record. Today may be without it while nothing
 * was sold today: see withoutVisits.
 * `source`, `orders`: the days on record of each, null without any.
 */
export const covers = (
  source: Period | null,
  orders: Period | null,
  { from, to }: Period,
  today: string,
): boolean => {
  if (source === null) return false;
  if (orders === null) return true;
  const needed = {
    from: later(from, orders.from),
    to: earlier(earlier(to, today), orders.to),
  };
  return needed.from >= needed.to || (source.from <= needed.from && source.to >= needed.to);
};

/**
 * Channels that sold something in a period on days, today included, without their visits on record. `unvisited`: such
 * days by channel.
 */
export const withoutVisits = (
  unvisited: ReadonlyMap<string, readonly string[]>,
  { from, to }: Period,
): string[] =>
  [...unvisited]
    .filter(([, days]) => days.some((day) => day >= from && day < to))
    .map(([channel]) => channel);
