/** Levels by rank, whether an audience contains a level, and the names that no audience may contain. Pure. */
import type { FieldErrors } from '#shared/fields';
import {
  AUDIENCE_PARTS,
  type AudienceChoice,
  type AudienceChoices,
  type AudiencePart,
  isLimitedToLevels,
  type LevelAudience,
  type LevelFacts,
} from '#contract/platform/audiences';

/** The ranks of the levels that staff have set up, by key. */
export type LevelRanks = ReadonlyMap<string, number>;

export const NO_LEVEL: LevelFacts = { level: null, levelsReached: [] };

export const levelFactsOf = (level: string | null, ranks: LevelRanks): LevelFacts => {
  if (level === null) return NO_LEVEL;
  const rank = ranks.get(level);
  const lower = [...ranks].filter(([, other]) => rank !== undefined && other < rank);
  return { level, levelsReached: [level, ...lower.map(([key]) => key)] };
};

/** Whether somebody in these segments belongs to the audience. */
export const containsSegment = (
  { segments: wanted = [] }: LevelAudience,
  { segments = [] }: LevelFacts,
): boolean => wanted.length === 0 || wanted.some((key) => segments.includes(key));

/** Whether somebody of this level, in these segments, belongs to the audience. */
export const containsLevel = (audience: LevelAudience, facts: LevelFacts): boolean =>
  containsSegment(audience, facts) &&
  (!isLimitedToLevels(audience) ||
    (facts.level !== null && audience.levels.includes(facts.level)) ||
    (Boolean(audience.fromLevel) && facts.levelsReached.includes(audience.fromLevel as string)));

/** All levels that the audience contains with these ranks; [] where it is not limited to levels. */
export const levelsIn = ({ levels, fromLevel }: LevelAudience, ranks: LevelRanks): string[] => {
  if (!fromLevel) return [...levels];
  const known = [...ranks].map(([key, rank]) => ({ key, rank }));
  return [...new Set([...levels, ...levelAndAbove(known, fromLevel)])];
};

/** The level and those of a higher rank, the level itself first; only itself where it has no rank. */
export const levelAndAbove = (
  levels: readonly Pick<AudienceChoice, 'key' | 'rank'>[],
  key: string,
): string[] => {
  const rank = levels.find((level) => level.key === key)?.rank ?? null;
  if (rank === null) return [key];
  return levels
    .filter((level) => level.key === key || (level.rank !== null && level.rank > rank))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map((level) => level.key);
};

/** Levels that an audience "from a level up" gains and loses by other ranks. */
export interface RankChange {
  added: string[];
  removed: string[];
}

/** What other ranks change of audiences, by the level from which on they begin; only levels of which some changes. */
export const rankChanges = (before: LevelRanks, after: LevelRanks): Map<string, RankChange> => {
  const listOf = (ranks: LevelRanks) => [...ranks].map(([key, rank]) => ({ key, rank }));
  const [old, next] = [listOf(before), listOf(after)];
  const changes = new Map<string, RankChange>();
  for (const key of after.keys()) {
    const [was, is] = [levelAndAbove(old, key), levelAndAbove(next, key)];
    const added = is.filter((level) => !was.includes(level));
    const removed = was.filter((level) => !is.includes(level));
    if (added.length + removed.length > 0) changes.set(key, { added, removed });
  }
  return changes;
};

/** An audience as it is written, in part. */
export type WrittenAudience = Partial<Record<AudiencePart, readonly string[] | undefined>> &
  Pick<LevelAudience, 'fromLevel'>;

/**
 * An error at each name that is unknown, by kind and position, and at a level from which on an audience begins but which
 * has no rank; null where all are known.
 */
export const unknownNames = (
  audience: WrittenAudience,
  known: AudienceChoices,
): FieldErrors | null => {
  const errors: FieldErrors = {};
  const { fromLevel } = audience;
  if (fromLevel) {
    const level = known.levels.find(({ key }) => key === fromLevel);
    if (!level) errors.fromLevel = 'audiences.errors.unknown.levels';
    else if (level.rank === null) errors.fromLevel = 'audiences.errors.noRank';
  }
  for (const kind of AUDIENCE_PARTS) {
    const keys = new Set(known[kind].map(({ key }) => key));
    const ofKind = (audience[kind] ?? []).flatMap((name, index) =>
      keys.has(name) ? [] : [[String(index), `audiences.errors.unknown.${kind}`] as const],
    );
    if (ofKind.length > 0) errors[kind] = Object.fromEntries(ofKind);
  }
  return Object.keys(errors).length > 0 ? errors : null;
};
