/** Sets the status of an open revision that does not come into force. */
import type { RevisionStatus } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { decidedBy } from '../../platform/approvals/actions.ts';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { PromotionRow, RevisionRow } from './record.ts';

export const setRevisionStatus = async (
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
