/** Stored promotions, what time has made of them, and how their changes are told. */
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
import { entryOf } from '../../platform/approvals/actions.ts';
import { decodeRows } from '../../platform/lists/list.ts';
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

const REVISIONS = `select id, promotion_id as "promotionId", revision, status, name, labels, campaign_id as "campaignId",
  terms, reason, author_id as "authorId", author_name as "authorName", author_ids as "authorIds", approver_name as "approverName",
  decision, decided_at as "decidedAt", live_from as "liveFrom", created_at as "createdAt" from promotion_revisions`;

/** The newest first. */
export const revisionsOf = async (db: Db, promotionId: number): Promise<RevisionRow[]> =>
  decodeRows<RevisionRow>(
    promotionRevisions,
    await query(db, `${REVISIONS} where promotion_id = ? order by revision desc`, [promotionId]),
  );

/** A promotion with every version of its terms. */
export const showPromotion = async (db: Db, id: number, now: number) => {
  const row = await getRow(db, promotions, id);
  const revisions: PromotionRevision[] = await revisionsOf(db, id);
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

/** What of the terms stands in columns of its own. */
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
