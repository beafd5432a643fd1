/** Prices of one list, variant and quantity over time: what a write does to them. Pure. */
import { FOREVER } from '#contract/prices';

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

/** Rows to write so that `window` holds exactly `wanted` (within it) and everything outside stays as it was. */
export interface TimelineChange {
  shorten: { id: number; endsAt: number }[];
  remove: number[];
  insert: Segment[];
}

export const replaceWithin = (
  stored: readonly StoredSegment[],
  window: Window,
  wanted: readonly Segment[],
): TimelineChange => {
  const change: TimelineChange = { shorten: [], remove: [], insert: [] };
  for (const row of stored) {
    if (!overlaps(row, window)) continue;
    if (row.startsAt < window.startsAt) change.shorten.push({ id: row.id, endsAt: window.startsAt });
    else change.remove.push(row.id);
    if (row.endsAt > window.endsAt)
      change.insert.push({ startsAt: window.endsAt, endsAt: row.endsAt, amount: row.amount });
  }
  for (const segment of wanted) {
    const startsAt = Math.max(segment.startsAt, window.startsAt);
    const endsAt = Math.min(segment.endsAt, window.endsAt);
    if (startsAt < endsAt) change.insert.push({ startsAt, endsAt, amount: segment.amount });
  }
  change.insert.sort((a, b) => a.startsAt - b.startsAt);
  return change;
};

/** What of these segments lies within the window. */
export const within = (segments: readonly Segment[], window: Window): Segment[] =>
  segments
    .filter((segment) => overlaps(segment, window))
    .map(({ startsAt, endsAt, amount }) => ({
      startsAt: Math.max(startsAt, window.startsAt),
      endsAt: Math.min(endsAt, window.endsAt),
      amount,
    }))
    .sort((a, b) => a.startsAt - b.startsAt);

/** The window of a base price set by hand: until the next change that is already planned. */
export const untilNextChange = (stored: readonly Window[], at: number): Window => ({
  startsAt: at,
  endsAt: Math.min(FOREVER, ...stored.filter(({ startsAt }) => startsAt > at).map(({ startsAt }) => startsAt)),
});
