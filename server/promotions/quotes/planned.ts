/** Revisions that are approved for later. */
import { and, eq } from 'drizzle-orm';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';

/** The revision that is approved and not yet in force. */
export const isPlanned = and(
  eq(promotionRevisions.promotionId, promotions.id),
  eq(promotionRevisions.revision, promotions.openRevision),
  eq(promotions.openStatus, 'approved'),
);
