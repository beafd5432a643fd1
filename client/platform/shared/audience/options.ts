/** What the audience picker offers. Pure. */
import type { AudienceChoice, LevelAudience } from '#contract/platform/audiences';
import { levelAndAbove } from '#rules/platform/audiences';

export interface AudienceOption {
  /** The names that it contains now: one, or a level and those above it. */
  keys: readonly string[];
  key: string;
  /** The level and all above it, also those that are set up later. */
  isAbove: boolean;
}

export const named = (key: string): AudienceOption => ({ keys: [key], key, isAbove: false });
const above = (key: string, choices: readonly AudienceChoice[]): AudienceOption => ({
  keys: levelAndAbove(choices, key),
  key,
  isAbove: true,
});

/** Each choice, and for a level with a rank "and above" after it. */
export const audienceOptions = (choices: readonly AudienceChoice[]): AudienceOption[] =>
  choices.flatMap(({ key, rank, names }) =>
    rank === null || names === null ? [named(key)] : [named(key), above(key, choices)],
  );

/** The levels of an audience as options. */
export const levelOptions = (
  { levels, fromLevel }: LevelAudience,
  choices: readonly AudienceChoice[],
): AudienceOption[] => [...levels.map(named), ...(fromLevel ? [above(fromLevel, choices)] : [])];

/**
 * The audience after a choice. It begins at one level only: the last one chosen. Single levels that it contains anyway are
 * left out.
 */
export const levelsChosen = (
  options: readonly AudienceOption[],
  before: string | null,
): { levels: string[]; fromLevel: string | null } => {
  const begins = options.filter(({ isAbove }) => isAbove);
  const from = begins.find(({ key }) => key !== before) ?? begins[0] ?? null;
  return {
    levels: options.flatMap(({ key, isAbove }) =>
      isAbove || from?.keys.includes(key) ? [] : [key],
    ),
    fromLevel: from?.key ?? null,
  };
};
