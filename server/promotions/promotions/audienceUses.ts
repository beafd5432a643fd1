/** Promotions and batches of codes whose audience names a level, group or channel. */
import { desc, eq, sql } from 'drizzle-orm';
import type { AudienceUse } from '#contract/platform/audiences';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { type AudienceKey, namesKey } from '../../platform/audiences/uses.ts';

/** Every revision whose audience is limited at all: terms of the past are evaluated again. */
const limitedRevisions = prepared({}, (q) =>
  q
    .select({
      id: promotions.id,
      name: promotions.name,
      terms: promotionRevisions.terms,
    })
    .from(promotionRevisions)
    .innerJoin(promotions, eq(promotions.id, promotionRevisions.promotionId))
    .where(
      sql`${promotionRevisions.terms} like '%"levels":["%' or ${promotionRevisions.terms} like '%"fromLevel":"%'
        or ${promotionRevisions.terms} like '%"groups":["%' or ${promotionRevisions.terms} like '%"channels":["%'
        or ${promotionRevisions.terms} like '%"segments":["%'`,
    )
    .orderBy(desc(promotions.id)),
);
const batchClaims = prepared({}, (q) =>
  q
    .select({ id: couponBatches.id, name: couponBatches.name, claim: couponBatches.claim })
    .from(couponBatches)
    .orderBy(desc(couponBatches.id)),
);

export const promotionsNaming = async (db: Db, named: AudienceKey): Promise<AudienceUse[]> => {
  const found = (await limitedRevisions(db)).filter(({ terms }) => namesKey(terms.audience, named));
  const byId = new Map(found.map(({ id, name }) => [id, name]));
  const batches = (await batchClaims(db)).filter(({ claim }) => namesKey(claim, named));
  return [
    ...[...byId].map(([id, name]) => ({ resource: 'promotions' as const, id, name })),
    ...batches.map(({ id, name }) => ({ resource: 'couponBatches' as const, id, name })),
  ];
};
