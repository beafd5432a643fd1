/** What a version of a member that the store sends adds to the history of the member's level. Pure. */
import type { MemberInput } from '#contract/members/members';
import type { Writer } from '../../platform/records/writer.ts';
import { type LevelRow, sentAt } from './rules.ts';

/** A new entry, without the member that it is of. */
export type NewSent = Omit<LevelRow, 'id'> & { actorName: string; recordedAt: number };

/**
 * The entry for a version, or null where it says nothing of the level or nothing new. It is valid from the instant of the
 * version by the store's clock, or of its arrival, and no later than that. A version with a clock is kept even if it
 * repeats the level: one that is older but arrives later must not last beyond it. Without a clock it is the newest.
 */
export const newSentRow = (
  { actor, now }: Pick<Writer, 'actor' | 'now'>,
  { level: sent, updatedAt }: Pick<MemberInput, 'level' | 'updatedAt'>,
  rows: readonly LevelRow[],
): NewSent | null => {
  if (sent === undefined) return null;
  const level = sent || null;
  const newest = sentAt(rows, Infinity);
  if (updatedAt === null) {
    if (level === (newest?.level ?? null)) return null;
  } else if (rows.some((row) => row.versionAt === updatedAt && row.cause !== 'override')) {
    const known = sentAt(
      rows.filter((row) => row.versionAt === updatedAt),
      Infinity,
    );
    if (known?.level === level) return null;
  }
  return {
    level,
    cause: actor.kind === 'staff' ? 'import' : 'store',
    startsAt: Math.min(updatedAt ?? now, now),
    versionAt: updatedAt ?? Math.max(now, newest?.versionAt ?? now),
    until: null,
    endedAt: null,
    isLower: false,
    actorName: actor.name,
    recordedAt: now,
  };
};

/** The history with an entry that is not stored yet: the newest of those with the same instant. */
export const withSent = (rows: readonly LevelRow[], row: NewSent | null): LevelRow[] =>
  row === null ? [...rows] : [...rows, { ...row, id: Infinity }];
