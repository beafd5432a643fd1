/** Merges a record into the member who stays. Nothing is rewritten: the record points to the member from now on. */
import type { MergeAsk, MergeInput } from '#contract/members/merges';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { memberMerges } from '#db/schema/members/merges';
import { members } from '#db/schema/members/members';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { evaluateMembers, stopSteps } from '../evaluation/evaluateMembers.ts';
import { refuseErased, refuseErasedIn } from '../erased/refuse.ts';
import { loadPeople } from '../people/load.ts';
import { whyNotMerged } from '../people/rules.ts';
import { decidePair } from './pairs.ts';
import { settlePoints, settleRecords } from './settleRecords.ts';

/** Both records as they are in this transaction; throws with the reason where they cannot become one person's. */
export const checkMerge = async (tx: Db, memberId: number, { recordId }: MergeAsk) => {
  const member = await getRow(tx, members, memberId);
  const record = await findRow(tx, members, recordId);
  if (!record) throw invalid({ recordId: 'errors.notFound' });
  const hasRecords = (await loadPeople(tx, [recordId])).recordsOf(recordId).length > 1;
  refuseErased(member);
  refuseErasedIn('recordId', record);
  const refusal = whyNotMerged(member, { ...record, hasRecords });
  if (refusal === 'itself') throw invalid({ recordId: 'merges.errors.itself' });
  if (refusal !== null) throw conflict(`merges.errors.${refusal}`);
  return { member, record };
};

/** Returns both records as they were before, and the id of the merge. */
export const linkRecord = async (
  tx: Db,
  writer: Writer,
  memberId: number,
  { reason, ...ask }: MergeInput,
) => {
  const { now, actor } = writer;
  const both = await checkMerge(tx, memberId, ask);
  const { recordId } = ask;
  await settleRecords(tx, writer, [memberId, recordId]);
  await updateRow(tx, members, recordId, {
    mergedInto: memberId,
    mergedAt: now,
    updatedAt: now,
    version: both.record.version + 1,
  });
  const [mergeId = 0] = await insertRows(
    tx,
    memberMerges,
    [{ memberId, recordId, reason, mergedAt: now, actorName: actor.name }],
    { returning: true },
  );
  await settlePoints(tx, writer, [memberId]);
  await stopSteps(tx, writer, recordId);
  // What both did happened before: the level counts, but it is no rise that gives or tells anything, whichever record stays.
  await evaluateMembers(tx, { ...writer, isHistory: true }, [memberId], 'merge');
  return { ...both, mergeId };
};

export const mergeRecord = async (
  tx: Db,
  writer: Writer,
  memberId: number,
  input: MergeInput,
): Promise<void> => {
  const { now, actor } = writer;
  const { reason } = input;
  const { member, record, mergeId } = await linkRecord(tx, writer, memberId, input);
  await decidePair(tx, writer, [memberId, record.id], { state: 'merged', reason });
  await recordActivity(tx, {
    actor,
    at: now,
    resource: 'members',
    recordId: memberId,
    recordName: member.externalId,
    verb: 'merge',
    after: { recordId: record.id, recordExternalId: record.externalId },
    reason,
  });
  await recordEvents(tx, writer, 'member.merged', [
    {
      at: now,
      key: String(mergeId),
      data: { member: member.externalId, record: record.externalId, isUndone: false },
    },
  ]);
};
