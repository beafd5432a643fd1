/** Deciding on a revision: submitted, approved by somebody else where money asks for it, and then in force. */
import type { ApprovalAction, ApprovalDecision } from '#contract/platform/approvals';
import type { RevisionStatus } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { statement } from '#db/statements';
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

const supersede = statement(
  `update promotion_revisions set status = 'superseded' where promotion_id = ? and status = 'approved'`,
);

const opened = async (
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

/** From now on these terms hold; those before are kept as they were. */
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
  await supersede(tx, row.id);
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
  const gone = status === 'discarded';
  await updateRow(tx, promotions, row.id, {
    openRevision: gone ? null : open.revision,
    openStatus: gone ? null : status,
    updatedAt: writer.now,
    version: row.version + 1,
  });
};

/** In force at once, or waiting for a second person where its money asks for one. */
export const submitPromotion = async (tx: Db, writer: Writer, id: number) => {
  const { row, open } = await opened(tx, id);
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
  const { row, open } = await opened(tx, id, version);
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
  const { row, open } = await opened(tx, id, version);
  check('reject', open, writer);
  await settle(tx, writer, row, open, 'rejected', reason);
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'reject'),
    after: { revision: open.revision },
    reason,
  });
};

/** Drops the revision somebody worked on; the terms that hold stay. */
export const discardRevision = async (tx: Db, writer: Writer, id: number) => {
  const { row, open } = await opened(tx, id);
  if (row.liveRevision === null) throw conflict('promotions.errors.deleteInstead');
  await settle(tx, writer, row, open, 'discarded');
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'discard'),
    after: { revision: open.revision },
  });
};
