/** Promotions and batches of codes whose audience names a level, group or channel. */
import { desc, eq, sql } from 'drizzle-orm';
import type { AudienceUse } from '#contract/platform/audiences';
import type { RevisionStatus } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { LIVING_STATES } from '#rules/platform/approvals';
import { type AudienceKey, isOver, namesKey } from '../../platform/audiences/uses.ts';

/** Those of a revision that holds, or that somebody works on. */
const LIVING: readonly RevisionStatus[] = LIVING_STATES;

/** Every revision whose audience is limited at all: terms of the past are evaluated again. */
const limitedRevisions = prepared({}, (q) =>
  q
    .select({
      id: promotions.id,
      name: promotions.name,
      terms: promotionRevisions.terms,
      status: promotionRevisions.status,
      archivedAt: promotions.archivedAt,
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
    .select({
      id: couponBatches.id,
      name: couponBatches.name,
      claim: couponBatches.claim,
      validUntil: couponBatches.validUntil,
      revokedAt: couponBatches.revokedAt,
      archivedAt: promotions.archivedAt,
      endsAt: promotions.endsAt,
    })
    .from(couponBatches)
    .innerJoin(promotions, eq(promotions.id, couponBatches.promotionId))
    .orderBy(desc(couponBatches.id)),
);

export const promotionsNaming = async (db: Db, named: AudienceKey): Promise<AudienceUse[]> => {
  const found = (await limitedRevisions(db)).filter(
    ({ terms, status, archivedAt }) =>
      namesKey(terms.audience, named) &&
      (named.from === undefined || LIVING.includes(status)) &&
      !isOver({ archivedAt, endsAt: terms.endsAt }, named),
  );
  const byId = new Map(found.map(({ id, name }) => [id, name]));
  const batches = (await batchClaims(db)).filter(
    ({ claim, validUntil, revokedAt, ...promotion }) =>
      namesKey(claim, named) &&
      !isOver(promotion, named) &&
      !isOver({ archivedAt: revokedAt, endsAt: validUntil }, named),
  );
  return [
    ...[...byId].map(([id, name]) => ({ resource: 'promotions' as const, id, name })),
    ...batches.map(({ id, name }) => ({ resource: 'couponBatches' as const, id, name })),
  ];
};
