/** Creates members that the store's systems send for the first time. */
import type { MemberInput } from '#contract/members/members';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { announceNewMembers } from './announceNewMembers.ts';
import { type MemberWrite, sentOf, toActivityEntry } from './memberWrite.ts';
import { sentChange } from '../levels/sent.ts';
import { toSearchEntry } from './search.ts';
import { toNewRow } from './toRow.ts';
import type { Writer } from '../../platform/records/writer.ts';

export const createMembers = async (
  tx: Db,
  writer: Writer,
  inputs: readonly MemberInput[],
): Promise<MemberWrite[]> => {
  const rows = inputs.map((input) => toNewRow(input, writer.now));
  const ids = await insertRows(tx, members, rows, { returning: true });
  const created = rows.map((row, index) => ({ ...row, id: ids[index] ?? 0 }));
  await announceNewMembers(
    tx,
    writer,
    created.map(({ id, externalId, joinedAt }) => ({ id, externalId, registeredAt: joinedAt })),
  );
  return created.map((row, index) => ({
    result: { externalId: row.externalId, id: row.id, outcome: 'created' },
    searchEntry: toSearchEntry(row.id, row),
    activityEntry: toActivityEntry(writer, row, 'create'),
    sentLevel: sentOf(row.id, sentChange(writer, inputs[index] as MemberInput, [])),
  }));
};
