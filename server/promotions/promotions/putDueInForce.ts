/** Puts approved revisions in force whose start has come. */
import { and, asc, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import type { PeriodicTask } from '../../platform/jobs/periodic.ts';
import { invalidatePromotions } from '../quotes/promotionVersion.ts';
import { isPlanned } from '../quotes/planned.ts';
import { getRow } from '../../platform/records/records.ts';
import { putInForce } from './publish.ts';
import { promotionTimers, settlePromotion, tellTerms } from './tellPromotion.ts';

const selectDue = prepared({ now: 'number' }, (q, { now }) =>
  q
    .select({
      promotionId: promotions.id,
      liveFrom: promotionRevisions.liveFrom,
      id: promotionRevisions.id,
      revision: promotionRevisions.revision,
      name: promotionRevisions.name,
      labels: promotionRevisions.labels,
      campaignId: promotionRevisions.campaignId,
      terms: promotionRevisions.terms,
    })
    .from(promotions)
    .innerJoin(promotionRevisions, isPlanned)
    .where(and(isNull(promotions.archivedAt), lte(promotionRevisions.liveFrom, now)))
    .orderBy(asc(promotionRevisions.liveFrom), asc(promotionRevisions.id)),
);

/**
 * Baskets follow the new terms from their first instant on in any case (`quotes/loadPromotions.ts`); this brings the
 * promotion's own row up to date, and tells the store's own systems when the terms came into force.
 */
export const putDueInForce = async (tx: Db, now: number) => {
  const due = await selectDue(tx, { now });
  for (const { promotionId, liveFrom, ...revision } of due) {
    const at = liveFrom ?? now;
    await settlePromotion(tx, promotionId, at - 1, now);
    const row = await getRow(tx, promotions, promotionId);
    const after = await putInForce(tx, row, revision, now);
    await tellTerms(tx, now, row, after, at);
  }
  if (due.length > 0) await invalidatePromotions(tx);
};

export const PROMOTION_TIMERS = promotionTimers(putDueInForce);

export const PUT_DUE_IN_FORCE: PeriodicTask = ({ connection, now }) =>
  connection.transaction((tx) => putDueInForce(tx, now()));
