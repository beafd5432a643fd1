/** Finds a member by the id in the store's own system. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { kit } from '#db/kit';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';

const primary = kit.alias(members, 'primary');
const byExternalId = prepared({ externalId: members.externalId }, (q, { externalId }) =>
  q
    .select({
      id: members.id,
      externalId: members.externalId,
      channel: members.channel,
      groups: members.groups,
      joinedAt: members.joinedAt,
      createdAt: members.createdAt,
      provisional: members.provisional,
      erasedAt: members.erasedAt,
      /** The store's id of the member of whom it is another record. */
      mergedInto: primary.externalId,
    })
    .from(members)
    .leftJoin(primary, eq(primary.id, members.mergedInto))
    .where(eq(members.externalId, externalId)),
);
export type NamedMember = Awaited<ReturnType<typeof byExternalId>>[number];

/** Null for an unknown member. */
export const findNamedMember = async (db: Db, externalId: string): Promise<NamedMember | null> =>
  (await byExternalId(db, { externalId }))[0] ?? null;
