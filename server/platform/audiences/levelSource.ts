/** Levels for domains that come before that of members. */
import type { LevelFacts } from '#contract/platform/audiences';
import { type LevelRanks, levelFactsOf, NO_LEVEL } from '#rules/platform/audiences';
import type { Db } from '#db';
import { Hook } from '#shared/hook';

export interface LevelSource {
  /** The level and groups of a member at an instant, by the store's own id; null where the member is unknown. */
  loadMember: (
    db: Db,
    externalId: string,
    at: number,
  ) => Promise<(LevelFacts & { groups: string[] }) | null>;
  loadRanks: (db: Db) => Promise<LevelRanks>;
}

export const levelSource = new Hook<LevelSource>('levelSource');

export const loadMemberFacts: LevelSource['loadMember'] = async (db, externalId, at) =>
  (await levelSource.parts[0]?.loadMember(db, externalId, at)) ?? null;

/** A level that is named instead of a member. */
export const loadLevelFacts = async (db: Db, level: string | null): Promise<LevelFacts> =>
  level === null
    ? NO_LEVEL
    : levelFactsOf(level, (await levelSource.parts[0]?.loadRanks(db)) ?? new Map());
