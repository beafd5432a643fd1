/** Loads the promotions of a redemption with the terms that it was redeemed with. */
import { and, asc, eq } from 'drizzle-orm';
import { localize } from '#shared/localization';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { coupons } from '#db/schema/promotions/coupons';
import { promotionRevisions } from '#db/schema/promotions/promotions';
import { redemptionPromotions } from '#db/schema/promotions/redemptions';
import { candidateOf } from '../quotes/candidate.ts';
import type { Candidate } from '../engine/types.ts';
import { completeTerms } from '../terms/rules.ts';
import type { SoldPromotion } from './sold.ts';

const redeemedTerms = prepared(
  { redemptionId: redemptionPromotions.redemptionId },
  (q, { redemptionId }) =>
    q
      .select({
        id: redemptionPromotions.promotionId,
        revision: redemptionPromotions.revision,
        name: promotionRevisions.name,
        labels: promotionRevisions.labels,
        terms: promotionRevisions.terms,
        code: coupons.code,
      })
      .from(redemptionPromotions)
      .innerJoin(
        promotionRevisions,
        and(
          eq(promotionRevisions.promotionId, redemptionPromotions.promotionId),
          eq(promotionRevisions.revision, redemptionPromotions.revision),
        ),
      )
      .leftJoin(coupons, eq(coupons.id, redemptionPromotions.couponId))
      .where(eq(redemptionPromotions.redemptionId, redemptionId))
      .orderBy(asc(redemptionPromotions.promotionId)),
);

/** A promotion that an order got, as the engine takes it, and what becomes of its discount. */
export interface RedeemedPromotion {
  candidate: Candidate;
  sold: SoldPromotion;
}

export const loadRedeemedPromotions = async (
  db: Db,
  redemptionId: number,
  settings: Pick<Settings, 'language'>,
): Promise<RedeemedPromotion[]> =>
  (await redeemedTerms(db, { redemptionId })).map((row) => ({
    candidate: { ...candidateOf({ ...row, paused: false }, null, settings), code: row.code },
    sold: {
      promotionId: row.id,
      revision: row.revision,
      label: localize(row.labels, settings.language) || row.name,
      code: row.code,
      whenReturned: completeTerms(row.terms).whenReturned,
    },
  }));
