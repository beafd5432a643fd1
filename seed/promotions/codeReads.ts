/** Which members and codes the demo store's stories with codes are about. */
import { asc, eq } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { coupons } from '#db/schema/promotions/coupons';

export const ofLevel = prepared({ level: members.level }, (q, { level }) =>
  q.select({ id: members.id }).from(members).where(eq(members.level, level)).limit(1),
);

export const firstMembers = prepared({}, (q) =>
  q.select({ id: members.id }).from(members).orderBy(asc(members.id)).limit(400),
);

export const firstCodes = prepared({ batchId: coupons.batchId }, (q, { batchId }) =>
  q
    .select({ code: coupons.code })
    .from(coupons)
    .where(eq(coupons.batchId, batchId))
    .orderBy(asc(coupons.id))
    .limit(12),
);
