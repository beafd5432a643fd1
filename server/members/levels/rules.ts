/** Which level a member has at an instant. Pure; instants are UTC milliseconds. */
import type { LevelCause } from '#contract/members/levels';
import type { LevelRanks } from '#rules/platform/audiences';

/** What an entry of the history says; see the columns of `member_levels`. */
export interface LevelRow {
  id: number;
  level: string | null;
  cause: LevelCause;
  startsAt: number;
  versionAt: number;
  confirmedAt: number | null;
  until: number | null;
  endedAt: number | null;
  isLower: boolean;
}

const isOverride = ({ cause }: LevelRow) => cause === 'override';
const isProgramme = ({ cause }: LevelRow) => cause === 'programme';
const compareAge = (one: LevelRow, other: LevelRow) =>
  one.versionAt - other.versionAt || one.id - other.id;
/** The entry with the newest version, of those of one version the last that arrived. */
export const newest = (rows: readonly LevelRow[]): LevelRow | null =>
  rows.reduce<LevelRow | null>(
    (best, row) => (best === null || compareAge(row, best) > 0 ? row : best),
    null,
  );

/** What the store sent. */
export const sentRows = (rows: readonly LevelRow[]): LevelRow[] =>
  rows.filter((row) => !isOverride(row) && !isProgramme(row));

/** The newest version of the store's that had arrived or been valid at the instant. */
export const sentAt = (rows: readonly LevelRow[], at: number): LevelRow | null =>
  newest(sentRows(rows).filter(({ startsAt }) => startsAt <= at));

export const endOf = ({ until, endedAt }: Pick<LevelRow, 'until' | 'endedAt'>): number =>
  Math.min(until ?? Infinity, endedAt ?? Infinity);

/** The override that counts at the instant; its end is exclusive. */
export const overrideAt = (rows: readonly LevelRow[], at: number): LevelRow | null =>
  newest(rows.filter((row) => isOverride(row) && row.startsAt <= at && at < endOf(row)));

/**
 * The override that staff gave and have not ended, which is what can be ended. It is found by what is stored and not by
 * when it began, because another server's clock may be ahead of `now`.
 */
export const openOverride = (rows: readonly LevelRow[], now: number): LevelRow | null =>
  newest(rows.filter((row) => isOverride(row) && row.endedAt === null && now < endOf(row)));

/** Whether `one` is of a higher rank than `other`; a level without rank and none at all are below all others. */
export const isHigher = (one: string | null, other: string | null, ranks: LevelRanks): boolean => {
  const rankOf = (level: string | null) =>
    level === null ? -Infinity : (ranks.get(level) ?? -Infinity);
  return rankOf(one) > rankOf(other);
};

/** An override is the least that counts, unless staff chose that it lowers what the store sends. */
const withOverride = (sent: string | null, override: LevelRow | null, ranks: LevelRanks) => {
  if (override === null) return sent;
  return !override.isLower && isHigher(sent, override.level, ranks) ? sent : override.level;
};

/**
 * The level of a member at an instant, by all entries of the member's history in any order. Null before the first of
 * them: of that time nothing is known.
 */
export const levelAt = (rows: readonly LevelRow[], at: number, ranks: LevelRanks): string | null =>
  withOverride(sentAt(rows, at)?.level ?? null, overrideAt(rows, at), ranks);

/** A level that is kept with the member: what `level` becomes at `levelUntil` by time alone. */
export interface KeptLevel {
  level: string | null;
  levelUntil: number | null;
  levelAfter: string | null;
}

/** What is kept with the member; the same whenever it is computed. */
export const keptLevelOf = (rows: readonly LevelRow[], ranks: LevelRanks): KeptLevel => {
  const sent = sentAt(rows, Infinity)?.level ?? null;
  const override = newest(rows.filter((row) => isOverride(row) && row.endedAt === null));
  if (override === null) return { level: sent, levelUntil: null, levelAfter: null };
  const level = withOverride(sent, override, ranks);
  if (override.until === null) return { level, levelUntil: null, levelAfter: null };
  return { level, levelUntil: override.until, levelAfter: sent };
};

/** The level at an instant at or after the last change of the history. */
export const presentLevel = ({ level, levelUntil, levelAfter }: KeptLevel, at: number) =>
  levelUntil !== null && levelUntil <= at ? levelAfter : level;

/** Why staff may not give the level, as a translation key; null where they may. */
export const grantError = (
  level: string,
  sent: string | null,
  isLower: boolean,
  ranks: LevelRanks,
): string | null => {
  if (!ranks.has(level)) return 'members.errors.levelWithoutRank';
  if (isLower) return isHigher(sent, level, ranks) ? null : 'members.errors.levelNotLower';
  return isHigher(level, sent, ranks) ? null : 'members.errors.levelNotHigher';
};
