/** Puts approved terms in force, at once or from their start on. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { prepared } from '#db/prepared';
import { updateRow } from '../../platform/records/records.ts';
import { invalidatePromotions } from '../quotes/promotionVersion.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { columnsOf, type PromotionRow, type RevisionRow } from './record.ts';
import { takesEffectAt } from './rules.ts';
import { checkEnd } from './checkEnd.ts';
import { checkReferences } from './checkReferences.ts';
import { settlePromotion, tellTerms } from './tellPromotion.ts';

const supersedeApproved = prepared({ id: promotions.id }, (q, { id }) =>
  q
    .update(promotionRevisions)
    .set({ status: 'superseded' })
    .where(and(eq(promotionRevisions.promotionId, id), eq(promotionRevisions.status, 'approved'))),
);

type RevisionInForce = Pick<
  RevisionRow,
  'id' | 'revision' | 'name' | 'labels' | 'campaignId' | 'terms'
>;

/** Puts an approved revision in force; the previous terms stay stored as they were. Returns the promotion as it is then. */
export const putInForce = async (
  tx: Db,
  row: PromotionRow,
  { id, revision, name, labels, campaignId, terms }: RevisionInForce,
  now: number,
): Promise<PromotionRow> => {
  await supersedeApproved(tx, { id: row.id });
  await updateRow(tx, promotionRevisions, id, { status: 'approved' });
  const values = {
    name,
    labels,
    campaignId,
    ...columnsOf(terms),
    liveRevision: revision,
    openRevision: null,
    openStatus: null,
    updatedAt: now,
    version: row.version + 1,
  };
  await updateRow(tx, promotions, row.id, values);
  return { ...row, ...values };
};

/** Puts the revision in force now, or from its start on while the terms before it are running. */
export const publish = async (
  tx: Db,
  writer: Writer,
  row: PromotionRow,
  open: RevisionRow,
  decided: { approverName: string | null; decision: string | null },
) => {
  const { terms, campaignId } = open;
  await checkEnd(tx, open, writer.now);
  await checkReferences(tx, writer, { terms, campaignId });
  const liveFrom = takesEffectAt(row.liveRevision === null ? null : row, terms, writer.now);
  await updateRow(tx, promotionRevisions, open.id, {
    status: 'approved',
    ...decided,
    decidedAt: writer.now,
    liveFrom,
  });
  if (liveFrom <= writer.now) {
    await settlePromotion(tx, row.id, writer.now - 1, writer.now);
    const after = await putInForce(tx, row, open, writer.now);
    await tellTerms(tx, writer.now, row, after, writer.now);
  } else
    await updateRow(tx, promotions, row.id, {
      openStatus: 'approved',
      updatedAt: writer.now,
      version: row.version + 1,
    });
  await invalidatePromotions(tx);
};
