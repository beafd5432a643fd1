/** Puts approved revisions in force whose start has come. */
import { and, isNull, lte } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import type { PeriodicTask } from '../../platform/jobs/periodic.ts';
import { invalidatePromotions } from '../quotes/promotionVersion.ts';
import { isPlanned } from '../quotes/planned.ts';
import { putInForce } from './publish.ts';

const selectDue = prepared({ now: 'number' }, (q, { now }) =>
  q
    .select({
      promotionId: promotions.id,
      version: promotions.version,
      id: promotionRevisions.id,
      revision: promotionRevisions.revision,
      name: promotionRevisions.name,
      labels: promotionRevisions.labels,
      campaignId: promotionRevisions.campaignId,
      terms: promotionRevisions.terms,
    })
    .from(promotions)
    .innerJoin(promotionRevisions, isPlanned)
    .where(and(isNull(promotions.archivedAt), lte(promotionRevisions.liveFrom, now))),
);

/**
 * Baskets follow the new terms from their first instant on in any case (`quotes/loadPromotions.ts`); this brings the
 * promotion's own row up to date.
 */
export const putDueInForce = async (tx: Db, now: number) => {
  const due = await selectDue(tx, { now });
  for (const { promotionId, version, ...revision } of due)
    await putInForce(tx, { id: promotionId, version }, revision, now);
  if (due.length > 0) await invalidatePromotions(tx);
};

export const PUT_DUE_IN_FORCE: PeriodicTask = ({ connection, now }) =>
  connection.transaction((tx) => putDueInForce(tx, now()));
