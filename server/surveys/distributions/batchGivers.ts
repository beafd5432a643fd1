/** Distributions whose answers are rewarded with codes of a batch: until they end, and as long as somebody asked may answer. */
import { and, asc, eq, exists, gt, isNotNull, isNull, or } from 'drizzle-orm';
import type { BatchGiver } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';

/** Few are under way at a time, so their incentives are compared here. */
const underWay = prepared({ now: surveyDistributions.endedAt }, (q, { now }) =>
  q
    .select({
      id: surveyDistributions.id,
      names: surveyDistributions.names,
      incentive: surveyDistributions.incentive,
    })
    .from(surveyDistributions)
    .where(
      and(
        isNotNull(surveyDistributions.startedAt),
        isNotNull(surveyDistributions.incentive),
        or(
          isNull(surveyDistributions.endedAt),
          gt(surveyDistributions.endedAt, now),
          exists(
            q
              .select({ id: surveyInvitations.id })
              .from(surveyInvitations)
              .where(
                and(
                  eq(surveyInvitations.distributionId, surveyDistributions.id),
                  isNotNull(surveyInvitations.sentAt),
                  isNull(surveyInvitations.completedAt),
                  isNull(surveyInvitations.voidedAt),
                  gt(surveyInvitations.expiresAt, now),
                ),
              ),
          ),
        ),
      ),
    )
    .orderBy(asc(surveyDistributions.id)),
);

export const distributionsGiving = async (
  db: Db,
  batchId: number,
  now: number,
): Promise<BatchGiver[]> =>
  (await underWay(db, { now }))
    .filter(({ incentive }) => incentive?.kind === 'coupon' && incentive.batchId === batchId)
    .map(({ id, names }) => ({ resource: 'surveyDistributions', id, names }));
