/** Finds the members of orders; unknown ones are created as provisional members. */
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { indexForSearch } from '#db/search';
import { announceNewMembers } from './announceNewMembers.ts';
import { toSearchEntry } from './search.ts';
import type { Writer } from '../../platform/records/writer.ts';

const createProvisional = async (tx: Db, writer: Writer, externalIds: readonly string[]) => {
  const ids = await insertRows(
    tx,
    members,
    externalIds.map((externalId) => ({
      externalId,
      provisional: true,
      joinedAt: null,
      createdAt: writer.now,
      updatedAt: writer.now,
    })),
    { returning: true },
  );
  const created = externalIds.map((externalId, index) => ({ id: ids[index] ?? 0, externalId }));
  await announceNewMembers(tx, writer, created, false);
  await indexForSearch(
    tx,
    'members',
    created.map((row) => toSearchEntry(row.id, row)),
  );
  return created;
};

/** Ids of members by the store's id; unknown members are created as provisional ones. */
export const findOrCreateMembers = async (
  tx: Db,
  writer: Writer,
  externalIds: Iterable<string | null>,
): Promise<Map<string, number>> => {
  const wanted = [...new Set([...externalIds].filter((id) => id !== null))];
  const rows = await selectIn<{ id: number; external_id: string }>(
    tx,
    'select id, external_id from members where external_id in (?)',
    wanted,
    'text',
  );
  const known = new Map(rows.map(({ id, external_id }) => [external_id, id]));
  const missing = wanted.filter((externalId) => !known.has(externalId));
  if (missing.length > 0)
    for (const { id, externalId } of await createProvisional(tx, writer, missing))
      known.set(externalId, id);
  return known;
};
