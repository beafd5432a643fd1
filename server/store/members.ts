/** Finds the member that an address of the store's API names. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { cleanKey } from '#shared/searchText';
import { notFound } from '../platform/http/errors.ts';

const byExternalId = prepared({ externalId: members.externalId }, (q, { externalId }) =>
  q
    .select({ id: members.id, externalId: members.externalId, channel: members.channel })
    .from(members)
    .where(eq(members.externalId, externalId)),
);
export type NamedMember = Awaited<ReturnType<typeof byExternalId>>[number];

/** The member's id in the store's own system, in the form in which it is stored. */
export const memberIn = ({ member }: Record<string, string | undefined>) => cleanKey(member ?? '');

/** Throws 404 for an unknown member. */
export const getNamedMember = async (db: Db, externalId: string): Promise<NamedMember> => {
  const [member] = await byExternalId(db, { externalId });
  if (!member) throw notFound();
  return member;
};
