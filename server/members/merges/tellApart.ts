/** Tells whose level is another one now that a merge is undone: the store's own systems, and the member. */
import type { Db } from '#db';
import { isHigher, levelAt } from '#rules/members/levels';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadMoves } from '../evaluation/loadMembers.ts';
import { loadLevelRows, loadRanks } from '../levels/load.ts';
import { tellChanges } from '../notices/tellLevelChanges.ts';

/** A record with the level that counted for it, and the one by its own history, of which it may have been told. */
export interface LevelBefore {
  id: number;
  externalId: string;
  counted: string | null;
  own: string | null;
}

/** Before the merge is undone: a record counts as its member. */
export const levelsBefore = async (
  tx: Db,
  { now }: Writer,
  member: { id: number; externalId: string },
  record: { id: number; externalId: string },
): Promise<LevelBefore[]> => {
  const rows = await loadLevelRows(tx, [member.id, record.id]);
  const ranks = await loadRanks(tx);
  const ownOf = (id: number) => levelAt(rows.get(id) ?? [], now, ranks);
  return [member, record].map(({ id, externalId }) => ({
    id,
    externalId,
    counted: ownOf(member.id),
    own: ownOf(id),
  }));
};

export const tellApart = async (
  tx: Db,
  writer: Writer,
  mergeId: number,
  before: readonly LevelBefore[],
): Promise<void> => {
  const { now } = writer;
  const ids = before.map(({ id }) => id);
  const rows = await loadLevelRows(tx, ids);
  const moves = await loadMoves(tx, ids);
  const ranks = await loadRanks(tx);
  const changed = before.map((one) => ({
    ...one,
    level: levelAt(rows.get(one.id) ?? [], now, ranks),
    validUntil: moves.get(one.id)?.findLast(({ startsAt }) => startsAt <= now)?.validUntil ?? null,
  }));
  await recordEvents(
    tx,
    writer,
    'level.changed',
    changed
      .filter(({ level, counted }) => level !== counted)
      .map(({ id, externalId, level, counted, validUntil }) => ({
        at: now,
        key: `merge/${mergeId}/${id}`,
        data: {
          changes: [
            {
              member: externalId,
              level,
              levelBefore: counted,
              kind: isHigher(level, counted, ranks) ? 'upgrade' : 'revert',
              validUntil,
            },
          ],
        },
      })),
  );
  await tellChanges(
    tx,
    writer,
    changed.flatMap(({ id, level, own }) =>
      level === null || own === null || level === own
        ? []
        : [{ memberId: id, startsAt: now, level, before: own }],
    ),
  );
};
