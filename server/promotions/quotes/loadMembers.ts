/** Loads the members of baskets. */
import { inArray } from 'drizzle-orm';
import type { QuoteInput } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';

const membersByExternalId = prepared(
  { externalIds: many(members.externalId) },
  (q, { externalIds }) =>
    q
      .select({
        id: members.id,
        externalId: members.externalId,
        level: members.level,
        groups: members.groups,
        joinedAt: members.joinedAt,
        birthday: members.birthday,
        orderCount: members.orderCount,
      })
      .from(members)
      .where(inArray(members.externalId, externalIds)),
);
export type MemberFacts = Awaited<ReturnType<typeof membersByExternalId>>[number];

/** The members of baskets, by their id in the store's own system. */
export const loadMembers = async (
  db: Db,
  inputs: readonly Pick<QuoteInput, 'member'>[],
): Promise<Map<string, MemberFacts>> => {
  const externalIds = [...new Set(inputs.flatMap(({ member }) => member || []))];
  const rows = await membersByExternalId(db, { externalIds });
  return new Map(rows.map((row) => [row.externalId, row]));
};
