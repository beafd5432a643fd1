/** Loads referrals by the members in them. */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { referrals } from '#db/schema/members/activity';

const columns = {
  id: referrals.id,
  referrerId: referrals.referrerId,
  refereeId: referrals.refereeId,
  channel: referrals.channel,
  occurredAt: referrals.occurredAt,
};
const byReferees = prepared({ ids: many(referrals.refereeId) }, (q, { ids }) =>
  q
    .select(columns)
    .from(referrals)
    .where(and(inArray(referrals.refereeId, ids), ne(referrals.state, 'rejected'))),
);
/** Referrals of members who had not registered. */
export const invitations = prepared({ ids: many(referrals.refereeId) }, (q, { ids }) =>
  q
    .select(columns)
    .from(referrals)
    .where(and(inArray(referrals.refereeId, ids), eq(referrals.state, 'invited')))
    .orderBy(asc(referrals.id)),
);

/** Who referred these members, who referred those, and so on: by the member who was referred. */
export const loadReferrers = async (
  tx: Db,
  memberIds: readonly number[],
): Promise<Map<number, number>> => {
  const referrers = new Map<number, number>();
  let asked = [...new Set(memberIds)];
  while (asked.length > 0) {
    const rows = await byReferees(tx, { ids: asked });
    for (const { refereeId, referrerId } of rows) referrers.set(refereeId, referrerId);
    asked = [...new Set(rows.map(({ referrerId }) => referrerId))].filter(
      (id) => !referrers.has(id),
    );
  }
  return referrers;
};
