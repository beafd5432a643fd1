/** Adds what the store sends to the histories of levels. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { memberLevels } from '#db/schema/members/memberLevels';
import type { LevelRanks } from '#rules/platform/audiences';
import { loadLevelRows, loadRanks } from './load.ts';
import type { LevelRow } from './rules.ts';
import type { NewSent } from './sent.ts';

/** The histories of stored members, and the ranks, for one write of many members. */
export interface LevelBooks {
  rowsOf: (memberId: number) => readonly LevelRow[];
  ranks: LevelRanks;
}
export const openLevelBooks = async (tx: Db, memberIds: readonly number[]): Promise<LevelBooks> => {
  const rows = await loadLevelRows(tx, memberIds);
  const hasOverride = [...rows.values()].flat().some(({ cause }) => cause === 'override');
  return {
    rowsOf: (memberId) => rows.get(memberId) ?? [],
    ranks: hasOverride ? await loadRanks(tx) : new Map(),
  };
};

/** A new entry with its member. */
export type SentOf = NewSent & { memberId: number };
export const writeSentRows = async (tx: Db, rows: readonly SentOf[]) => {
  if (rows.length > 0) await insertRows(tx, memberLevels, rows);
};
