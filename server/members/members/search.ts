/** Search entries of members. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { indexForSearch } from '#db/search';
import type { Member } from './known.ts';

const searched = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({
      id: members.id,
      name: members.name,
      externalId: members.externalId,
      phone: members.phone,
      email: members.email,
    })
    .from(members)
    .where(inArray(members.id, ids)),
);

const isFilled = (text: string | null | undefined): text is string => Boolean(text);

export const toSearchEntry = (id: number, member: Partial<Member>) => ({
  id,
  texts: [member.name, member.externalId].filter(isFilled),
  personal: [member.phone, member.email].filter(isFilled),
});

/** Rewrites the search entries of these members. */
export const reindexMembers = async (tx: Db, ids: readonly number[]) => {
  const rows = await searched(tx, { ids });
  await indexForSearch(
    tx,
    'members',
    rows.map((row) => toSearchEntry(row.id, row)),
  );
};
