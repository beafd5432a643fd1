/** Which price a batch starts from where the one at its start is temporary. Pure. */
import type { BatchRequest } from '#contract/pricing/priceBatches';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { type Segment, segmentAt, type Window } from '../prices/segments.ts';

/** A price of one list, variant and quantity. `timed`: written by a batch with an end, for its time. */
export interface TimedPrice extends Segment {
  timed: boolean;
}

export interface LastingSearch extends Window {
  now: number;
  /** Whether the batch replaces base prices that are planned within its window. */
  replaces: boolean;
}

export const replacesBase = ({
  listId,
  minQuantity,
  request,
}: {
  listId: number;
  minQuantity: number;
  request: BatchRequest;
}): boolean => listId === BASE_LIST_ID && minQuantity === 1 && request.conflicts === 'replace';

/**
 * The earlier price that holds again after a temporary one: the earliest within reach that is followed by the same
 * amount. Reach is the price in force and the one before it, because older prices say nothing about what is planned.
 */
const heldAround = (
  before: readonly TimedPrice[],
  after: readonly TimedPrice[],
  { now, endsAt }: LastingSearch,
  replaced: boolean,
): number | null => {
  const inForce = before.findIndex((price) => price.endsAt > now);
  const reach = before.slice(inForce < 0 ? -1 : Math.max(inForce - 1, 0));
  const again = new Set(
    after.filter(({ startsAt }) => replaced || startsAt < endsAt).map(({ amount }) => amount),
  );
  return reach.find(({ amount }) => again.has(amount))?.amount ?? null;
};

/**
 * The price at the batch's start without a temporary one that ends before the batch does, or that is planned and
 * replaced by it: people mean the price that lasts. Null where the price at the start is not temporary.
 */
export const lastingPrice = (
  prices: readonly TimedPrice[],
  search: LastingSearch,
): number | null => {
  const held = segmentAt(prices, search.startsAt);
  if (!held) return null;
  const replaced = search.replaces && held.startsAt > search.now;
  if (held.endsAt >= search.endsAt && !replaced) return null;
  const sorted = [...prices].sort((a, b) => a.startsAt - b.startsAt);
  const at = sorted.indexOf(held);
  const before = sorted.slice(0, at);
  const around = heldAround(before, sorted.slice(at + 1), search, replaced);
  if (around !== null) return around;
  return held.timed ? (before.filter(({ timed }) => !timed).at(-1)?.amount ?? null) : null;
};
