/** Approves and rejects submitted revisions. Approved terms come into force. */
import type { ApprovalDecision } from '#contract/platform/approvals';
import type { Db } from '#db';
import { recordActivity } from '../../platform/activities/record.ts';
import { type Writer, writerAfter } from '../../platform/records/writer.ts';
import { promotionEntry } from './record.ts';
import { loadOpen, checkRevision } from './openRevision.ts';
import { publish } from './publish.ts';
import { setRevisionStatus } from './setRevisionStatus.ts';

export const approvePromotion = async (
  tx: Db,
  sentBy: Writer,
  id: number,
  { reason, version }: ApprovalDecision,
) => {
  const { row, open } = await loadOpen(tx, id, version);
  const writer = writerAfter(sentBy, row.updatedAt);
  checkRevision('approve', open, writer);
  await publish(tx, writer, row, open, { approverName: writer.actor.name, decision: reason });
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'approve'),
    after: { revision: open.revision },
    reason,
  });
};

export const rejectPromotion = async (
  tx: Db,
  sentBy: Writer,
  id: number,
  { reason, version }: ApprovalDecision,
) => {
  const { row, open } = await loadOpen(tx, id, version);
  const writer = writerAfter(sentBy, row.updatedAt);
  checkRevision('reject', open, writer);
  await setRevisionStatus(tx, writer, row, open, 'rejected', reason);
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'reject'),
    after: { revision: open.revision },
    reason,
  });
};
