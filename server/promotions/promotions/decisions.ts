/** Submits, approves, rejects and discards revisions of a promotion. Approved terms are in force. */
import { and, eq } from 'drizzle-orm';
import type { ApprovalAction, ApprovalDecision } from '#contract/platform/approvals';
import type { RevisionStatus } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { prepared } from '#db/prepared';
import { recordActivity } from '../../platform/activities/record.ts';
import { authorOf, decidedBy, refuseFor } from '../../platform/approvals/actions.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import { invalidatePromotions } from '../quotes/promotionCache.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { openRevisionOf } from './actions.ts';
import { columnsOf, promotionEntry, type PromotionRow, type RevisionRow } from './record.ts';
import { checkReferences } from './references.ts';
import { approvalReason, revisionError } from './rules.ts';

const supersedeApproved = prepared({ id: promotions.id }, (q, { id }) =>
  q
    .update(promotionRevisions)
    .set({ status: 'superseded' })
    .where(and(eq(promotionRevisions.promotionId, id), eq(promotionRevisions.status, 'approved'))),
);

const loadOpen = async (
  tx: Db,
  id: number,
  version?: number,
): Promise<{ row: PromotionRow; open: RevisionRow }> => {
  const row = await getRow(tx, promotions, id);
  checkVersion(row, version);
  if (row.archivedAt !== null) throw conflict('promotions.errors.archived');
  const open = await openRevisionOf(tx, row);
  if (!open) throw conflict('promotions.errors.nothingOpen');
  return { row, open };
};

/** Refuses what the revision's state does not allow, and approvals by any of its authors. */
const check = (action: ApprovalAction, open: RevisionRow, writer: Writer) =>
  refuseFor(revisionError(action, open, authorOf(writer).authorId));

/** Puts the revision in force; the terms before it stay stored as they were. */
const publish = async (
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

const settle = async (
  tx: Db,
  writer: Writer,
  row: PromotionRow,
  open: RevisionRow,
  status: RevisionStatus,
  decision: string | null = null,
) => {
  const decided = status === 'rejected' ? { ...decidedBy(writer), decision } : {};
  await updateRow(tx, promotionRevisions, open.id, { status, ...decided });
  const isDiscarded = status === 'discarded';
  await updateRow(tx, promotions, row.id, {
    openRevision: isDiscarded ? null : open.revision,
    openStatus: isDiscarded ? null : status,
    updatedAt: writer.now,
    version: row.version + 1,
  });
};

/** Puts the revision in force at once, or has it wait for approval where its discounts need one. */
export const submitPromotion = async (tx: Db, writer: Writer, id: number) => {
  const { row, open } = await loadOpen(tx, id);
  check('submit', open, writer);
  await checkReferences(tx, open);
  const reason = approvalReason(open.terms, writer.settings.approvalBudget);
  if (reason) await settle(tx, writer, row, open, 'submitted');
  else await publish(tx, writer, row, open, { approverName: null, decision: null });
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'submit'),
    after: { revision: open.revision, asks: reason },
  });
};

export const approvePromotion = async (
  tx: Db,
  writer: Writer,
  id: number,
  { reason, version }: ApprovalDecision,
) => {
  const { row, open } = await loadOpen(tx, id, version);
  check('approve', open, writer);
  await publish(tx, writer, row, open, { approverName: writer.actor.name, decision: reason });
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'approve'),
    after: { revision: open.revision },
    reason,
  });
};

export const rejectPromotion = async (
  tx: Db,
  writer: Writer,
  id: number,
  { reason, version }: ApprovalDecision,
) => {
  const { row, open } = await loadOpen(tx, id, version);
  check('reject', open, writer);
  await settle(tx, writer, row, open, 'rejected', reason);
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'reject'),
    after: { revision: open.revision },
    reason,
  });
};

/** Discards the open revision; the terms in force stay. */
export const discardRevision = async (tx: Db, writer: Writer, id: number) => {
  const { row, open } = await loadOpen(tx, id);
  if (row.liveRevision === null) throw conflict('promotions.errors.deleteInstead');
  await settle(tx, writer, row, open, 'discarded');
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'discard'),
    after: { revision: open.revision },
  });
};
