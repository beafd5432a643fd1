/** Intervals of time with one amount each. Pure. */
import { FOREVER } from '#contract/pricing/prices';

/** Half-open `[startsAt, endsAt)`. */
export interface Window {
  startsAt: number;
  endsAt: number;
}
export interface Segment extends Window {
  amount: number;
}
export interface StoredSegment extends Segment {
  id: number;
}

export const overlaps = (one: Window, other: Window): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;

export const segmentAt = <S extends Segment>(segments: readonly S[], at: number): S | null =>
  segments.find(({ startsAt, endsAt }) => startsAt <= at && at < endsAt) ?? null;

/** The parts of these segments within the window. */
export const within = (segments: readonly Segment[], window: Window): Segment[] =>
  segments
    .filter((segment) => overlaps(segment, window))
    .map(({ startsAt, endsAt, amount }) => ({
      startsAt: Math.max(startsAt, window.startsAt),
      endsAt: Math.min(endsAt, window.endsAt),
      amount,
    }))
    .sort((a, b) => a.startsAt - b.startsAt);

/** The window of a base price that is written now: until the next planned change. */
export const untilNextChange = (stored: readonly Window[], at: number): Window => ({
  startsAt: at,
  endsAt: Math.min(
    FOREVER,
    ...stored.filter(({ startsAt }) => startsAt > at).map(({ startsAt }) => startsAt),
  ),
});

/** What an item of a batch replaced: one price until an end, or several. */
interface Replacing {
  oldAmount: number | null;
  oldEndsAt: number | null;
  replaced: readonly Segment[] | null;
}

/** The prices that an item of a batch replaced within the window, which begins where the batch did or later. */
export const replacedSegments = (
  { oldAmount, oldEndsAt, replaced }: Replacing,
  window: Window,
): Segment[] => {
  if (replaced) return within(replaced, window);
  if (oldAmount === null || oldEndsAt === null) return [];
  return within([{ startsAt: window.startsAt, endsAt: oldEndsAt, amount: oldAmount }], window);
};

/** What such an item restores at the window's start; null where the list had no price then. */
export const restoredAmount = (item: Replacing, window: Window): number | null =>
  segmentAt(replacedSegments(item, window), window.startsAt)?.amount ?? null;
