/** Undoes a merge: the record is a member of its own again, with every row that came for it, also since. */
import type { UnmergeInput } from '#contract/members/merges';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberMerges } from '#db/schema/members/merges';
import { members } from '#db/schema/members/members';
import { and, eq, isNull } from 'drizzle-orm';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { refuseErased } from '../erased/refuse.ts';
import { levelApart } from './levelApart.ts';
import { splitAfter } from './afterUnmerges.ts';
import { decidePair } from './pairs.ts';
import { settleRecords } from './settleRecords.ts';
import { levelsBefore, tellApart } from './tellApart.ts';

const openMerge = prepared({ recordId: memberMerges.recordId }, (q, { recordId }) =>
  q
    .select({ id: memberMerges.id })
    .from(memberMerges)
    .where(and(eq(memberMerges.recordId, recordId), isNull(memberMerges.undoneAt))),
);

/**
 * Each record has the level of its own facts, at every instant, and what levels that were reached only together gave is taken
 * back. Points that were spent meanwhile were taken from the lots of either record, and stay taken from those; what either
 * repaid of what the other owed stays repaid.
 */
export const unlinkRecord = async (
  tx: Db,
  writer: Writer,
  recordId: number,
  { reason }: UnmergeInput,
) => {
  const { now, actor } = writer;
  const record = await getRow(tx, members, recordId);
  if (record.mergedInto === null) throw conflict('merges.errors.notMerged');
  refuseErased(record);
  const member = await getRow(tx, members, record.mergedInto);
  await settleRecords(tx, writer, [member.id]);
  const before = await levelsBefore(tx, writer, member, record);
  await updateRow(tx, members, recordId, {
    mergedInto: null,
    mergedAt: null,
    updatedAt: now,
    version: record.version + 1,
  });
  const [merge] = await openMerge(tx, { recordId });
  if (!merge) throw new Error(`Nothing tells when record ${recordId} was merged`);
  await updateRow(tx, memberMerges, merge.id, {
    undoneAt: now,
    undoneReason: reason,
    undoneByName: actor.name,
  });
  const undone = { mergeId: merge.id, mergedAt: record.mergedAt ?? now, reason };
  const rewards = [
    ...(await levelApart(tx, writer, member.id, undone)),
    ...(await levelApart(tx, writer, recordId, undone)),
  ];
  await tellApart(tx, writer, merge.id, before);
  const split = await splitAfter(tx, writer, recordId);
  return { record, member, mergeId: merge.id, rewards, split };
};

export const unmergeRecord = async (
  tx: Db,
  writer: Writer,
  recordId: number,
  input: UnmergeInput,
): Promise<void> => {
  const { now, actor } = writer;
  const { reason } = input;
  const { record, member, mergeId } = await unlinkRecord(tx, writer, recordId, input);
  await decidePair(tx, writer, [member.id, recordId], { state: 'dismissed', reason });
  await recordActivity(tx, {
    actor,
    at: now,
    resource: 'members',
    recordId: member.id,
    recordName: member.externalId,
    verb: 'unmerge',
    before: { recordId, recordExternalId: record.externalId },
    reason,
  });
  await recordEvents(tx, writer, 'member.merged', [
    {
      at: now,
      key: `${mergeId}/undone`,
      data: { member: member.externalId, record: record.externalId, isUndone: true },
    },
  ]);
};
