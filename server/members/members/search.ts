/** Search entries of members. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { indexForSearch } from '#db/search';
import type { Member } from './known.ts';

export const toSearchEntry = (id: number, member: Partial<Member>) => ({
  id,
  text: [member.name, member.externalId].filter(Boolean).join(' '),
  personal: [member.phone, member.email].filter(Boolean).join(' '),
});

/** Rewrites the search entries of these members. */
export const reindexMembers = async (tx: Db, ids: readonly number[]) => {
  const rows = await selectIn<Pick<Member, 'id' | 'name' | 'externalId' | 'phone' | 'email'>>(
    tx,
    'select id, name, external_id as "externalId", phone, email from members where id in (?)',
    ids,
    'integer',
  );
  await indexForSearch(
    tx,
    'members',
    rows.map((row) => toSearchEntry(row.id, row)),
  );
};
