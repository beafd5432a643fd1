/** Finds the members of orders; unknown ones are created as provisional members. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { indexForSearch } from '#db/search';
import { announceNewMembers } from './announceNewMembers.ts';
import { toSearchEntry } from './search.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** Ids of members by the store's id, of those that are known. */
export const idsByExternalId = prepared(
  { externalIds: many(members.externalId) },
  (q, { externalIds }) =>
    q
      .select({ id: members.id, externalId: members.externalId, erasedAt: members.erasedAt })
      .from(members)
      .where(inArray(members.externalId, externalIds)),
);

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
  const created = externalIds.map((externalId, index) => ({
    id: ids[index] ?? 0,
    externalId,
    registeredAt: null,
  }));
  await announceNewMembers(tx, writer, created);
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
  const rows = await idsByExternalId(tx, { externalIds: wanted });
  const known = new Map(rows.map(({ id, externalId }) => [externalId, id]));
  const missing = wanted.filter((externalId) => !known.has(externalId));
  if (missing.length > 0)
    for (const { id, externalId } of await createProvisional(tx, writer, missing))
      known.set(externalId, id);
  return known;
};
