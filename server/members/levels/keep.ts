/** Keeps with members the level that follows from their histories. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadLevelRows, loadRanks } from './load.ts';
import { keptLevelOf } from './rules.ts';

/** For members whose history or levels' ranks changed in this transaction. */
export const keepLevels = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  memberIds: readonly number[],
): Promise<void> => {
  const rows = await loadLevelRows(tx, memberIds);
  const ranks = await loadRanks(tx);
  for (const id of memberIds) {
    const { level, levelUntil, levelAfter, version } = await getRow(tx, members, id);
    const kept = keptLevelOf(rows.get(id) ?? [], ranks);
    if (JSON.stringify({ level, levelUntil, levelAfter }) === JSON.stringify(kept)) continue;
    await updateRow(tx, members, id, { ...kept, updatedAt: now, version: version + 1 });
  }
};

const overridden = prepared({ cause: memberLevels.cause }, (q, { cause }) =>
  q
    .selectDistinct({ memberId: memberLevels.memberId })
    .from(memberLevels)
    .where(eq(memberLevels.cause, cause)),
);
/** After a change of ranks: they decide between what the store sends and what staff gave. */
export const keepOverridden = async (tx: Db, writer: Pick<Writer, 'now'>): Promise<void> =>
  keepLevels(
    tx,
    writer,
    (await overridden(tx, { cause: 'override' })).map(({ memberId }) => memberId),
  );
