/** Keeps with members the level that follows from their histories. */
import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { memberLevels } from '#db/schema/members/memberLevels';
import { members } from '#db/schema/members/members';
import type { Writer } from '../../platform/records/writer.ts';
import { loadLevelRows, loadRanks } from './load.ts';
import { keptLevelOf } from './rules.ts';

/** What is kept of the level of each of these members. */
export const keptOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({
      id: members.id,
      level: members.level,
      levelUntil: members.levelUntil,
      levelAfter: members.levelAfter,
      levelSteps: members.levelSteps,
    })
    .from(members)
    .where(inArray(members.id, ids)),
);
const setKept = preparedRows(
  {
    id: members.id,
    level: members.level,
    levelUntil: members.levelUntil,
    levelAfter: members.levelAfter,
    levelSteps: members.levelSteps,
    updatedAt: members.updatedAt,
  },
  {},
  (q, { rows, input }) =>
    q
      .update(members)
      .set({
        level: input.level,
        levelUntil: input.levelUntil,
        levelAfter: input.levelAfter,
        levelSteps: input.levelSteps,
        updatedAt: input.updatedAt,
        version: sql`${members.version} + 1`,
      })
      .from(rows)
      .where(eq(members.id, input.id)),
);

/** For members whose history or levels' ranks changed in this transaction. */
export const keepLevels = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  memberIds: readonly number[],
): Promise<void> => {
  if (memberIds.length === 0) return;
  const rows = await loadLevelRows(tx, memberIds);
  const ranks = await loadRanks(tx);
  const changed = (await keptOf(tx, { ids: memberIds })).flatMap(({ id, ...before }) => {
    const kept = keptLevelOf(rows.get(id) ?? [], ranks, now);
    return JSON.stringify(before) === JSON.stringify(kept) ? [] : [{ id, ...kept, updatedAt: now }];
  });
  await setKept(tx, changed);
};

const overridden = prepared({ cause: memberLevels.cause }, (q, { cause }) =>
  q
    .selectDistinct({ memberId: memberLevels.memberId })
    .from(memberLevels)
    .where(eq(memberLevels.cause, cause)),
);
/** After a change of ranks: they decide between what the store sends or the programme gives and what staff gave. */
export const keepOverridden = async (tx: Db, writer: Pick<Writer, 'now'>): Promise<void> =>
  keepLevels(
    tx,
    writer,
    (await overridden(tx, { cause: 'override' })).map(({ memberId }) => memberId),
  );
