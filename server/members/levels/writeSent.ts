/** Adds what the store sends to the histories of levels. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { preparedRows } from '#db/preparedRows';
import { memberLevels } from '#db/schema/members/memberLevels';
import { Hook } from '#shared/hook';
import type { LevelRanks } from '#rules/platform/audiences';
import type { Writer } from '../../platform/records/writer.ts';
import { loadLevelRows, loadRanks } from './load.ts';
import type { LevelRow } from './rules.ts';
import type { SentChange } from './sent.ts';

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

/** What a version changes, with its member. */
export type SentOf = SentChange & { memberId: number };

const setConfirmed = preparedRows(
  { id: memberLevels.id, confirmedAt: memberLevels.confirmedAt },
  {},
  (q, { rows, input }) =>
    q
      .update(memberLevels)
      .set({ confirmedAt: input.confirmedAt })
      .from(rows)
      .where(eq(memberLevels.id, input.id)),
);

/**
 * Runs in the transaction that writes levels that the store sends, with their members: until the first version of the
 * programme begins they decide with which level it takes a member in.
 */
export const afterSentLevels = new Hook<
  (tx: Db, writer: Writer, memberIds: readonly number[]) => Promise<void>
>('afterSentLevels');

export const writeSent = async (tx: Db, writer: Writer, changes: readonly SentOf[]) => {
  const confirmed = changes.flatMap((change) => change.confirmed ?? []);
  if (confirmed.length > 0) await setConfirmed(tx, confirmed);
  const added = changes.flatMap((change) =>
    change.added.map((row) => ({ ...row, memberId: change.memberId })),
  );
  if (added.length > 0) await insertRows(tx, memberLevels, added);
  const memberIds = changes.map(({ memberId }) => memberId);
  if (memberIds.length > 0)
    for (const react of afterSentLevels.parts) await react(tx, writer, memberIds);
};
