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

const openMerge = prepared({ recordId: memberMerges.recordId }, (q, { recordId }) =>
  q
    .select({ id: memberMerges.id })
    .from(memberMerges)
    .where(and(eq(memberMerges.recordId, recordId), isNull(memberMerges.undoneAt))),
);

/**
 * A level that the merge itself brought goes with it; one that both reached afterwards is kept to the end of its term; others
 * are those of each record's own facts. Points that were spent meanwhile were taken from the lots of either record, and stay
 * taken from those; what either repaid of what the other owed stays repaid.
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
  const mergedAt = record.mergedAt ?? now;
  await levelApart(tx, writer, { id: member.id, mergedAt, isRecord: false });
  await levelApart(tx, writer, { id: recordId, mergedAt, isRecord: true });
  const split = await splitAfter(tx, writer, recordId);
  return { record, member, mergeId: merge.id, split };
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
