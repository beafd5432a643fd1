/** Updates a stored member with the data that the store's systems sent. */
import type { MemberInput } from '#contract/members/members';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { factsAfter } from './facts.ts';
import { announceNewMembers } from './announceNewMembers.ts';
import type { Member } from './known.ts';
import { type MemberWrite, toActivityEntry } from './memberWrite.ts';
import { toSearchEntry } from './search.ts';
import { valuesOf } from './toRow.ts';
import { difference } from '../../platform/activities/record.ts';
import { updateRow } from '../../platform/records/records.ts';
import { isOutdated, newestClock } from '../../platform/records/sourceClock.ts';
import type { Writer } from '../../platform/records/writer.ts';

/**
 * Fields that are left out keep their value; data older than the stored data is ignored, except for consents and facts
 * about the member, which have instants of their own. A member known only from an order registers with the first data
 * that the store sends.
 */
export const editMember = async (
  tx: Db,
  writer: Writer,
  before: Member,
  input: MemberInput,
): Promise<MemberWrite> => {
  const { id, externalId } = before;
  const registers = before.provisional;
  const joinedAt = input.joinedAt ?? before.joinedAt ?? writer.now;
  const clock = newestClock(input.updatedAt, before.sourceUpdatedAt);
  const facts = factsAfter(before, input, input.updatedAt ?? writer.now);
  const values = isOutdated(input.updatedAt, before.sourceUpdatedAt)
    ? facts
    : { ...valuesOf(input, clock), ...(registers && { joinedAt }), ...facts };
  const changed = difference(before, { ...before, ...values });
  if (!changed) return { result: { externalId, id, outcome: 'unchanged' } };
  await updateRow(tx, members, id, {
    ...values,
    updatedAt: writer.now,
    version: before.version + 1,
  } as Partial<Member>);
  if (registers) await announceNewMembers(tx, writer, [{ id, externalId, registeredAt: joinedAt }]);
  return {
    result: { externalId, id, outcome: 'updated' },
    searchEntry: toSearchEntry(id, { ...before, ...values }),
    activityEntry: { ...toActivityEntry(writer, before, 'edit'), ...changed },
  };
};
