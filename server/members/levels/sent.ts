/** What a version of a member that the store sends changes in the history of the member's level. Pure. */
import type { MemberInput } from '#contract/members/members';
import type { Writer } from '../../platform/records/writer.ts';
import { type LevelRow, newest, sentRows } from './rules.ts';

/** A new entry, without the member that it is of. */
export type NewSent = Omit<LevelRow, 'id'> & { actorName: string; recordedAt: number };

/** New entries, and until when the level of a stored one was said again. */
export interface SentChange {
  added: NewSent[];
  confirmed: Pick<LevelRow, 'id' | 'confirmedAt'> | null;
}

const lastClockOf = ({ versionAt, confirmedAt }: LevelRow) => confirmedAt ?? versionAt;

/**
 * What a version changes, or null where it says nothing of the level or nothing new. Its entry is valid from the instant of
 * the version by the store's clock, or of its arrival, and no later than that; without a clock it is the newest of all.
 *
 * A version that repeats the level before it adds no entry, but is remembered as the last that said so: an older one that
 * arrives later must not last beyond it. What arrives between two that said the same counts until the later of them.
 */
export const sentChange = (
  { actor, now }: Pick<Writer, 'actor' | 'now'>,
  { level: sent, updatedAt }: Pick<MemberInput, 'level' | 'updatedAt'>,
  rows: readonly LevelRow[],
): SentChange | null => {
  if (sent === undefined) return null;
  const level = sent || null;
  const known = sentRows(rows);
  const clock = updatedAt ?? Math.max(now, ...known.map(lastClockOf));
  const before = newest(known.filter(({ versionAt }) => versionAt <= clock));
  const entry = (of: string | null, versionAt: number): NewSent => ({
    level: of,
    cause: actor.kind === 'staff' ? 'import' : 'store',
    startsAt: Math.min(versionAt, now),
    versionAt,
    confirmedAt: null,
    until: null,
    endedAt: null,
    isLower: false,
    actorName: actor.name,
    recordedAt: now,
  });
  // A member of whom nothing is known has no level: to say so without a clock is nothing new.
  if (before === null && updatedAt === null && level === null) return null;
  if (before === null) return { added: [entry(level, clock)], confirmed: null };
  const { id } = before;
  const last = lastClockOf(before);
  if (before.level === level)
    return clock > last ? { added: [], confirmed: { id, confirmedAt: clock } } : null;
  const added = [entry(level, clock)];
  if (clock > last || before.confirmedAt === null) return { added, confirmed: null };
  if (clock < last) added.push(entry(before.level, last));
  return { added, confirmed: { id, confirmedAt: null } };
};

/** The history with a change that is not stored yet: new entries are the newest of those with the same instant. */
export const withSent = (rows: readonly LevelRow[], change: SentChange | null): LevelRow[] => {
  if (change === null) return [...rows];
  const { added, confirmed } = change;
  return [
    ...rows.map((row) => (row.id === confirmed?.id ? { ...row, ...confirmed } : row)),
    ...added.map((row) => ({ ...row, id: Infinity })),
  ];
};
