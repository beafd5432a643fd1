/** Loads one promotion with all revisions of its terms and its figures. */
import type { PromotionRevision } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { promotions } from '#db/schema/promotions/promotions';
import { query } from '#db/statements';
import { getRow } from '../../platform/records/records.ts';
import { loadFlashStock } from './flashStock.ts';
import { PROMOTION_HAS_GIFTS } from './giftCosts.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadRevisions } from './loadRevisions.ts';
import { withPhase } from './record.ts';
import { approvalReason } from './rules.ts';

/** A promotion with all revisions of its terms, and why a second person must approve the open ones. */
export const showPromotion = async (
  db: Db,
  id: number,
  { now, settings }: Pick<Writer, 'now' | 'settings'>,
) => {
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
  const flashStock = await loadFlashStock(db, [row], now);
  const open = revisions.find(({ revision }) => revision === row.openRevision);
  return {
    ...withPhase(row, now),
    campaignName: usage?.campaign ?? null,
    uses: Number(usage?.uses ?? 0),
    spent: Number(usage?.spent ?? 0),
    hasGiftCosts: usage?.gifts === 1,
    codes: Number(usage?.codes ?? 0),
    flashStock: flashStock(id),
    revisions,
    open: open
      ? { ...open, needsApproval: approvalReason(open.terms, settings.approvalBudget) }
      : null,
  };
};
