/** Loads the rows that tell which promotions and codes held at a past instant. */
import { and, asc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { activities } from '#db/schema/platform/activities';
import { campaigns } from '#db/schema/promotions/campaigns';
import { coupons } from '#db/schema/promotions/coupons';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';

/** Every revision that ever came into force or may still do so, without its terms. */
export const selectRevisions = prepared({}, (q) =>
  q
    .select({
      id: promotionRevisions.id,
      promotionId: promotionRevisions.promotionId,
      revision: promotionRevisions.revision,
      status: promotionRevisions.status,
      liveFrom: promotionRevisions.liveFrom,
      archivedAt: promotions.archivedAt,
    })
    .from(promotionRevisions)
    .innerJoin(promotions, eq(promotions.id, promotionRevisions.promotionId))
    .where(isNotNull(promotionRevisions.liveFrom)),
);
export const selectTerms = prepared({ ids: many(promotionRevisions.id) }, (q, { ids }) =>
  q
    .select({
      id: promotionRevisions.promotionId,
      revision: promotionRevisions.revision,
      name: promotionRevisions.name,
      labels: promotionRevisions.labels,
      terms: promotionRevisions.terms,
      campaignId: promotionRevisions.campaignId,
      budget: campaigns.budget,
    })
    .from(promotionRevisions)
    .leftJoin(campaigns, eq(campaigns.id, promotionRevisions.campaignId))
    .where(inArray(promotionRevisions.id, ids))
    .orderBy(asc(promotionRevisions.promotionId)),
);
/** Pauses are kept nowhere but in the activity log, of which nothing is ever deleted. */
export const selectSwitches = prepared({ at: activities.at }, (q, { at }) =>
  q
    .select({ recordId: activities.recordId, verb: activities.verb })
    .from(activities)
    .where(
      and(
        eq(activities.resource, 'promotions'),
        inArray(activities.verb, ['pause', 'resume']),
        lte(activities.at, at),
      ),
    )
    .orderBy(asc(activities.at), asc(activities.id)),
);
export const selectCoupons = prepared({ ids: many(coupons.id) }, (q, { ids }) =>
  q
    .select({
      id: coupons.id,
      code: coupons.code,
      key: coupons.key,
      batchId: coupons.batchId,
      memberId: coupons.memberId,
      claimedAt: coupons.claimedAt,
      validUntil: coupons.validUntil,
      revokedAt: coupons.revokedAt,
    })
    .from(coupons)
    .where(inArray(coupons.id, ids)),
);
