/** Loads the rows of promotions in force and of batches of codes. */
import { and, asc, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';
import { kit } from '#db/kit';
import { prepared } from '#db/prepared';
import { campaigns } from '#db/schema/promotions/campaigns';
import { couponBatches } from '#db/schema/promotions/coupons';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { isPlanned } from './planned.ts';

const plannedCampaigns = kit.alias(campaigns, 'planned_campaigns');

/** With the revision that is approved for later, if there is one. */
export const selectLive = prepared({ since: promotions.endsAt }, (q, { since }) =>
  q
    .select({
      id: promotions.id,
      name: promotions.name,
      labels: promotions.labels,
      terms: promotions.terms,
      liveRevision: promotions.liveRevision,
      pausedAt: promotions.pausedAt,
      campaignId: promotions.campaignId,
      budget: campaigns.budget,
      plannedRevision: promotionRevisions.revision,
      plannedName: promotionRevisions.name,
      plannedLabels: promotionRevisions.labels,
      plannedTerms: promotionRevisions.terms,
      plannedCampaignId: promotionRevisions.campaignId,
      plannedBudget: plannedCampaigns.budget,
      plannedFrom: promotionRevisions.liveFrom,
    })
    .from(promotions)
    .leftJoin(campaigns, eq(campaigns.id, promotions.campaignId))
    .leftJoin(promotionRevisions, isPlanned)
    .leftJoin(plannedCampaigns, eq(plannedCampaigns.id, promotionRevisions.campaignId))
    .where(
      and(
        isNotNull(promotions.liveRevision),
        isNull(promotions.archivedAt),
        or(
          isNull(promotions.endsAt),
          gt(promotions.endsAt, since),
          eq(promotions.openStatus, 'approved'),
        ),
      ),
    )
    .orderBy(asc(promotions.id)),
);
export const selectBatches = prepared({}, (q) =>
  q
    .select({
      id: couponBatches.id,
      promotionId: couponBatches.promotionId,
      usesPerCode: couponBatches.usesPerCode,
      validFrom: couponBatches.validFrom,
      validUntil: couponBatches.validUntil,
      claim: couponBatches.claim,
      createdAt: couponBatches.createdAt,
      revokedAt: couponBatches.revokedAt,
    })
    .from(couponBatches),
);
