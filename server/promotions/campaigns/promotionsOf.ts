/** Loads the promotions of a campaign that are not archived, in the order in which they were created. */
import { and, asc, eq, getTableColumns, isNotNull, isNull } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';

export const loadPromotionsOf = prepared(
  { campaignId: promotions.campaignId },
  (q, { campaignId }) =>
    q
      .select(getTableColumns(promotions))
      .from(promotions)
      .where(and(eq(promotions.campaignId, campaignId), isNull(promotions.archivedAt)))
      .orderBy(asc(promotions.id)),
);

/** Of those that are being worked on, the terms under work. */
export const loadOpenTermsOf = prepared(
  { campaignId: promotions.campaignId },
  (q, { campaignId }) =>
    q
      .select({
        promotionId: promotions.id,
        revision: promotionRevisions.revision,
        campaignId: promotionRevisions.campaignId,
        terms: promotionRevisions.terms,
      })
      .from(promotions)
      .innerJoin(
        promotionRevisions,
        and(
          eq(promotionRevisions.promotionId, promotions.id),
          eq(promotionRevisions.revision, promotions.openRevision),
        ),
      )
      .where(
        and(
          eq(promotions.campaignId, campaignId),
          isNull(promotions.archivedAt),
          isNotNull(promotions.openRevision),
        ),
      ),
);
