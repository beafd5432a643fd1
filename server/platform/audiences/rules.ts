/** Choosing levels by rank, and the names that an audience may not contain. Pure. */
import type { FieldErrors } from '#shared/fields';
import {
  AUDIENCE_KINDS,
  type AudienceChoice,
  type AudienceChoices,
  type AudienceKind,
} from '#contract/platform/audiences';

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

/** An error at each name that is unknown, by kind and position; null where all are known. */
export const unknownNames = (
  audience: Partial<Record<AudienceKind, readonly string[]>>,
  known: AudienceChoices,
): FieldErrors | null => {
  const errors: FieldErrors = {};
  for (const kind of AUDIENCE_KINDS) {
    const keys = new Set(known[kind].map(({ key }) => key));
    const ofKind = (audience[kind] ?? []).flatMap((name, index) =>
      keys.has(name) ? [] : [[String(index), `audiences.errors.unknown.${kind}`] as const],
    );
    if (ofKind.length > 0) errors[kind] = Object.fromEntries(ofKind);
  }
  return Object.keys(errors).length > 0 ? errors : null;
};
