/** Reads stored promotions and their revisions, and converts them for the API and the activity log. */
import { desc, eq, getTableColumns } from 'drizzle-orm';
import type { ActivityVerb } from '#contract/platform/activities';
import type {
  Promotion,
  PromotionInput,
  PromotionRevision,
  Terms,
} from '#contract/promotions/promotions';
import type { Db } from '#db';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { query } from '#db/statements';
import { prepared } from '#db/prepared';
import { entryOf } from '../../platform/approvals/actions.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { phaseOf, type Standing } from './rules.ts';

export type PromotionRow = typeof promotions.$inferSelect;
export type RevisionRow = typeof promotionRevisions.$inferSelect;

export const withPhase = <T extends Standing>(
  row: T,
  now: number,
): T & Pick<Promotion, 'phase'> => ({
  ...row,
  phase: phaseOf(row, now),
});

const selectRevisions = prepared({ promotionId: promotions.id }, (q, { promotionId }) =>
  q
    .select(getTableColumns(promotionRevisions))
    .from(promotionRevisions)
    .where(eq(promotionRevisions.promotionId, promotionId))
    .orderBy(desc(promotionRevisions.revision)),
);
/** Every version of a promotion's terms, the newest first. */
export const loadRevisions = (db: Db, promotionId: number): Promise<RevisionRow[]> =>
  selectRevisions(db, { promotionId });

/** A promotion with every version of its terms. */
export const showPromotion = async (db: Db, id: number, now: number) => {
  const row = await getRow(db, promotions, id);
  const revisions: PromotionRevision[] = await loadRevisions(db, id);
  // By hand: the builder has no select without a table.
  const [usage] = await query<{
    uses: number;
    spent: number;
    codes: number;
    campaign: string | null;
  }>(
    db,
    `select coalesce((select used from usage_counters where counter = ?), 0) as uses,
       coalesce((select used from usage_counters where counter = ?), 0) as spent,
       (select coalesce(sum(generated), 0) from coupon_batches where promotion_id = ?) as codes,
       (select c.name from campaigns c where c.id = ?) as campaign`,
    [`promotion/${id}/uses`, `promotion/${id}/spent`, id, row.campaignId],
  );
  return {
    ...withPhase(row, now),
    campaignName: usage?.campaign ?? null,
    uses: Number(usage?.uses ?? 0),
    spent: Number(usage?.spent ?? 0),
    codes: Number(usage?.codes ?? 0),
    revisions,
    open: revisions.find(({ revision }) => revision === row.openRevision) ?? null,
  };
};

/** The terms, and the columns that lists filter and sort by. */
export const columnsOf = (terms: Terms) => ({
  terms,
  kind: terms.rewards[0]?.kind ?? 'percent',
  lane: terms.lane,
  trigger: terms.trigger,
  startsAt: terms.startsAt,
  endsAt: terms.endsAt,
});

export const rowOf = ({ name, labels, campaignId, terms }: PromotionInput) => ({
  name,
  labels,
  campaignId,
  ...columnsOf(terms),
});

/** The start of an entry of the activity log. */
export const promotionEntry = (
  writer: Writer,
  promotion: { id: number; name: string },
  verb: ActivityVerb,
) => entryOf('promotions', writer, promotion, verb);
