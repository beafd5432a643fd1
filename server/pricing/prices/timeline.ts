/** Computes how a write changes the prices of one list, variant and quantity over time. Pure. */
import { overlaps, type Segment, type StoredSegment, type Window } from './segments.ts';

/** Changes after which the prices within `window` are exactly `wanted`, and everything outside is unchanged. */
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
    if (row.startsAt < window.startsAt)
      change.shorten.push({ id: row.id, endsAt: window.startsAt });
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

/**
 * The same change, with new rows joined to neighbours of the same amount, so that restoring a price leaves no planned
 * change where the amount stays the same.
 */
export const joined = (
  stored: readonly StoredSegment[],
  change: TimelineChange,
): TimelineChange => {
  const ends = new Map(change.shorten.map(({ id, endsAt }) => [id, endsAt]));
  const kept = stored
    .filter(({ id }) => !change.remove.includes(id))
    .map((row) => ({ ...row, endsAt: ends.get(row.id) ?? row.endsAt }));
  const remove = [...change.remove];
  const insert: Segment[] = [];
  for (const segment of change.insert) {
    let { endsAt } = segment;
    const after = kept.find((row) => row.startsAt === endsAt && row.amount === segment.amount);
    if (after) {
      endsAt = after.endsAt;
      remove.push(after.id);
      ends.delete(after.id);
    }
    const before = kept.find(
      (row) => row.endsAt === segment.startsAt && row.amount === segment.amount,
    );
    const last = insert.at(-1);
    if (before) {
      before.endsAt = endsAt;
      ends.set(before.id, endsAt);
    } else if (last && last.endsAt === segment.startsAt && last.amount === segment.amount)
      last.endsAt = endsAt;
    else insert.push({ ...segment, endsAt });
  }
  return { remove, insert, shorten: [...ends].map(([id, endsAt]) => ({ id, endsAt })) };
};
