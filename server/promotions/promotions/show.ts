/** Loads one promotion with all revisions of its terms and its figures. */
import type { PromotionRevision } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { promotions } from '#db/schema/promotions/promotions';
import { query } from '#db/statements';
import { getRow } from '../../platform/records/records.ts';
import { PROMOTION_HAS_GIFTS } from './giftCosts.ts';
import { loadRevisions } from './loadRevisions.ts';
import { withPhase } from './record.ts';

/** A promotion with all revisions of its terms. */
export const showPromotion = async (db: Db, id: number, now: number) => {
  const row = await getRow(db, promotions, id);
  const revisions: PromotionRevision[] = await loadRevisions(db, id);
  // By hand: the builder has no select without a table.
  const [usage] = await query<{
    uses: number;
    spent: number;
    gifts: number;
    codes: number;
    campaign: string | null;
  }>(
    db,
    `select coalesce((select used from usage_counters where counter = ?), 0) as uses,
       coalesce((select used from usage_counters where counter = ?), 0) as spent,
       (select ${PROMOTION_HAS_GIFTS} from promotions where id = ?) as gifts,
       (select coalesce(sum(generated), 0) from coupon_batches where promotion_id = ?) as codes,
       (select c.name from campaigns c where c.id = ?) as campaign`,
    [`promotion/${id}/uses`, `promotion/${id}/spent`, id, id, row.campaignId],
  );
  return {
    ...withPhase(row, now),
    campaignName: usage?.campaign ?? null,
    uses: Number(usage?.uses ?? 0),
    spent: Number(usage?.spent ?? 0),
    hasGiftCosts: usage?.gifts === 1,
    codes: Number(usage?.codes ?? 0),
    revisions,
    open: revisions.find(({ revision }) => revision === row.openRevision) ?? null,
  };
};
