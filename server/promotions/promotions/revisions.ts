/** Inserts and finds revisions of a promotion. */
import { eq, max } from 'drizzle-orm';
import type { PromotionInput, RevisionStatus } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { authorOf } from '../../platform/approvals/actions.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { PromotionRow, RevisionRow } from './record.ts';
import { loadRevisions } from './loadRevisions.ts';

export const revisionOf = (
  writer: Writer,
  promotionId: number,
  revision: number,
  { reason, ...input }: PromotionInput,
) => ({
  promotionId,
  revision,
  status: 'draft' as RevisionStatus,
  name: input.name,
  labels: input.labels,
  campaignId: input.campaignId,
  terms: input.terms,
  reason,
  ...authorOf(writer),
  authorIds: [authorOf(writer).authorId],
  createdAt: writer.now,
});

/** The revision that is being worked on; undefined where there is none. */
export const loadOpenRevision = async (
  tx: Db,
  { id, openRevision }: PromotionRow,
): Promise<RevisionRow | undefined> =>
  openRevision === null
    ? undefined
    : (await loadRevisions(tx, id)).find(({ revision }) => revision === openRevision);

const lastRevision = prepared({ id: promotions.id }, (q, { id }) =>
  q
    .select({ last: max(promotionRevisions.revision) })
    .from(promotionRevisions)
    .where(eq(promotionRevisions.promotionId, id)),
);
export const nextRevision = async (tx: Db, id: number) =>
  ((await lastRevision(tx, { id }))[0]?.last ?? 0) + 1;
