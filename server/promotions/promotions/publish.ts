/** Puts approved terms in force. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { prepared } from '#db/prepared';
import { invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { invalidatePromotions } from '../quotes/promotionVersion.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { columnsOf, type PromotionRow, type RevisionRow } from './record.ts';
import { checkReferences } from './checkReferences.ts';

const supersedeApproved = prepared({ id: promotions.id }, (q, { id }) =>
  q
    .update(promotionRevisions)
    .set({ status: 'superseded' })
    .where(and(eq(promotionRevisions.promotionId, id), eq(promotionRevisions.status, 'approved'))),
);

/** Puts the revision in force; the previous terms stay stored as they were. */
export const publish = async (
  tx: Db,
  writer: Writer,
  row: PromotionRow,
  open: RevisionRow,
  decided: { approverName: string | null; decision: string | null },
) => {
  const { terms, name, labels, campaignId } = open;
  if (terms.endsAt !== null && terms.endsAt <= writer.now)
    throw invalid({ terms: { endsAt: 'promotions.errors.endsInPast' } });
  await checkReferences(tx, { terms, campaignId });
  await supersedeApproved(tx, { id: row.id });
  await updateRow(tx, promotionRevisions, open.id, {
    status: 'approved',
    ...decided,
    decidedAt: writer.now,
    liveFrom: writer.now,
  });
  await updateRow(tx, promotions, row.id, {
    name,
    labels,
    campaignId,
    ...columnsOf(terms),
    liveRevision: open.revision,
    openRevision: null,
    openStatus: null,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await invalidatePromotions(tx);
};
