/** Updates a stored member with the data that the store's systems sent. */
import type { MemberInput } from '#contract/members/members';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { factsAfter, withoutProfileValues } from './facts.ts';
import { announceNewMembers } from './announceNewMembers.ts';
import type { Member } from './known.ts';
import { type MemberWrite, sentOf, toActivityEntry } from './memberWrite.ts';
import { toSearchEntry } from './search.ts';
import { valuesOf } from './toRow.ts';
import { difference, isSame } from '../../platform/activities/record.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { keptLevelOf, sentAt } from '../levels/rules.ts';
import { sentChange, withSent } from '../levels/sent.ts';
import type { LevelBooks } from '../levels/writeSent.ts';

/** What a version does to the member's level: what changes in its history, and what the store sends before and after. */
const levelChange = (
  writer: Writer,
  id: number,
  input: MemberInput,
  { rowsOf, ranks }: LevelBooks,
) => {
  const rows = rowsOf(id);
  const change = sentChange(writer, input, rows);
  const [entry] = change?.added ?? [];
  const after = withSent(rows, change);
  const valueAt = (at: number) => ({
    was: sentAt(rows, at)?.level ?? null,
    is: sentAt(after, at)?.level ?? null,
  });
  return {
    change,
    kept: entry && keptLevelOf(after, ranks, writer.now),
    now: valueAt(Infinity),
    past: entry && { at: entry.startsAt, ...valueAt(entry.startsAt) },
  };
};

/**
 * Fields that are left out keep their value; data older than the stored data only fills fields that no newer version said,
 * and adds consents and facts about the member, which have instants of their own, and the level, which the member had then. A member known only
 * from an order becomes one with the first data that the store sends. Whoever registered does so with the first version that says when.
 */
export const editMember = async (
  tx: Db,
  writer: Writer,
  before: Member,
  input: MemberInput,
  books: LevelBooks,
): Promise<MemberWrite> => {
  const { id, externalId } = before;
  const becomesKnown = before.provisional;
  const facts = factsAfter(before, input, { sentAt: input.updatedAt, now: writer.now });
  const values = { ...valuesOf(input, before), ...facts };
  const registeredAt = (before.joinedAt === null && values.joinedAt) || null;
  const level = levelChange(writer, id, input, books);
  const sentLevel = sentOf(id, level.change);
  // Versions that say nothing of the level may be newer than the newest that does.
  const { fieldClocks, ...shown } = values;
  const changed = difference(
    { ...before, level: level.now.was },
    { ...before, ...shown, level: level.now.is },
  );
  if (!changed) {
    if (!isSame(fieldClocks, before.fieldClocks)) await updateRow(tx, members, id, { fieldClocks });
    const { past } = level;
    const unchanged: MemberWrite = { result: { externalId, id, outcome: 'unchanged' }, sentLevel };
    if (!past || past.was === past.is) return unchanged;
    return {
      result: { externalId, id, outcome: 'updated' },
      sentLevel,
      activityEntry: {
        ...toActivityEntry(writer, before, 'recordLevel'),
        before: { level: past.was },
        after: { level: past.is, startsAt: past.at },
      },
    };
  }
  // A birthday that is first known with the member was not changed.
  const setsBirthday = !becomesKnown && 'birthday' in values && values.birthday !== before.birthday;
  await updateRow(tx, members, id, {
    ...values,
    ...(setsBirthday && { birthdaySetAt: input.updatedAt ?? writer.now }),
    ...level.kept,
    updatedAt: writer.now,
    version: before.version + 1,
  } as Partial<Member>);
  if (becomesKnown || registeredAt !== null)
    await announceNewMembers(tx, writer, [{ id, externalId, registeredAt }]);
  return {
    result: { externalId, id, outcome: 'updated' },
    searchEntry: toSearchEntry(id, { ...before, ...values }),
    activityEntry: {
      ...toActivityEntry(writer, before, 'edit'),
      before: withoutProfileValues(changed.before),
      after: withoutProfileValues(changed.after),
    },
    sentLevel,
  };
};
