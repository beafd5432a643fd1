/** What an incentive costs at its value in the checkout. */
import { and, eq } from 'drizzle-orm';
import type { Incentive } from '#contract/surveys/incentives';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { fixedWorth } from '#rules/service/remedies';
import { worthOf } from '#rules/members/spending';
import { loadProgramme } from '../../members/programme/load.ts';

const termsOfBatch = prepared({ id: couponBatches.id }, (q, { id }) =>
  q
    .select({ terms: promotionRevisions.terms })
    .from(couponBatches)
    .innerJoin(promotions, eq(promotions.id, couponBatches.promotionId))
    .innerJoin(
      promotionRevisions,
      and(
        eq(promotionRevisions.promotionId, promotions.id),
        eq(promotionRevisions.revision, promotions.liveRevision),
      ),
    )
    .where(eq(couponBatches.id, id)),
);

/**
 * Of so many: minor units, as the programme and the promotion say now. Nothing without an incentive; null where points pay
 * nothing by the programme, or what a code takes off depends on the basket.
 */
export const costOf = async (
  db: Db,
  incentive: Incentive | null,
  times: number,
  now: number,
): Promise<number | null> => {
  if (incentive === null) return 0;
  if (incentive.kind === 'points') {
    const policy = (await loadProgramme(db, now))?.terms.spending ?? null;
    return policy && worthOf(policy, incentive.points * times);
  }
  const [found] = await termsOfBatch(db, { id: incentive.batchId });
  const worth = found ? fixedWorth(found.terms.rewards) : null;
  return worth === null ? null : worth * times;
};
