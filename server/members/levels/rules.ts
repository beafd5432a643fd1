/** Which level a member has at an instant. Pure; instants are UTC milliseconds. */
import type { LevelCause, LevelStep } from '#contract/members/levels';
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

/** What the programme says at the instant: the last of its steps that has begun. Null before the first. */
export const programmeAt = (rows: readonly LevelRow[], at: number): LevelRow | null =>
  rows.reduce<LevelRow | null>((last, row) => {
    if (!isProgramme(row) || row.startsAt > at) return last;
    const isLater =
      last === null ||
      row.startsAt > last.startsAt ||
      (row.startsAt === last.startsAt && row.id > last.id);
    return isLater ? row : last;
  }, null);

/** The level without overrides: that of the programme once it has begun for the member, before that what the store sent. */
export const baseAt = (rows: readonly LevelRow[], at: number): string | null =>
  (programmeAt(rows, at) ?? sentAt(rows, at))?.level ?? null;

const endOf = ({ until, endedAt }: Pick<LevelRow, 'until' | 'endedAt'>): number =>
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

/** An override is the least that counts, unless staff chose that it lowers what the store sends or the programme gives. */
const withOverride = (sent: string | null, override: LevelRow | null, ranks: LevelRanks) => {
  if (override === null) return sent;
  return !override.isLower && isHigher(sent, override.level, ranks) ? sent : override.level;
};

/**
 * The level of a member at an instant, by all entries of the member's history in any order. Null before the first of
 * them: of that time nothing is known.
 */
export const levelAt = (rows: readonly LevelRow[], at: number, ranks: LevelRanks): string | null =>
  withOverride(baseAt(rows, at), overrideAt(rows, at), ranks);

/**
 * A level that is kept with the member: what `level` becomes at `levelUntil` by time alone, and what follows after that.
 */
export interface KeptLevel {
  level: string | null;
  levelUntil: number | null;
  levelAfter: string | null;
  levelSteps: LevelStep[];
}

/**
 * What is kept with the member: the level at `now`, no earlier than the last change of the history, and all that follow.
 * What the store sent and staff gave counts at once, also where it was written by a server whose clock is ahead.
 */
export const keptLevelOf = (
  rows: readonly LevelRow[],
  ranks: LevelRanks,
  at: number,
): KeptLevel => {
  const said = rows.flatMap((row) =>
    isProgramme(row) ? [] : [row.startsAt, row.endedAt ?? row.startsAt],
  );
  const now = Math.max(at, ...said);
  const changes = rows.flatMap((row) => [row.startsAt, row.until ?? 0]).filter((at) => at > now);
  const level = levelAt(rows, now, ranks);
  const steps: LevelStep[] = [];
  let last = level;
  for (const at of [...new Set(changes)].sort((one, other) => one - other)) {
    const next = levelAt(rows, at, ranks);
    if (next !== last) steps.push({ at, level: next });
    last = next;
  }
  const [first, ...levelSteps] = steps;
  return {
    level,
    levelUntil: first?.at ?? null,
    levelAfter: first?.level ?? null,
    levelSteps,
  };
};

/** The level at an instant at or after the last change of the history. */
export const presentLevel = (
  { level, levelUntil, levelAfter, levelSteps }: KeptLevel,
  at: number,
): string | null => {
  if (levelUntil === null || levelUntil > at) return level;
  const step = levelSteps.findLast((one) => one.at <= at);
  return step ? step.level : levelAfter;
};

/** Why staff may not give the level, as a translation key; null where they may. */
export const grantError = (
  level: string,
  base: string | null,
  isLower: boolean,
  ranks: LevelRanks,
): string | null => {
  if (!ranks.has(level)) return 'members.errors.levelWithoutRank';
  if (isLower) return isHigher(base, level, ranks) ? null : 'members.errors.levelNotLower';
  return isHigher(level, base, ranks) ? null : 'members.errors.levelNotHigher';
};
