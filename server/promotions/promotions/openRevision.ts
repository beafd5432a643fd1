/** Loads the open revision of a promotion and checks which actions are allowed. */
import type { ApprovalAction } from '#contract/platform/approvals';
import type { Db } from '#db';
import { promotions } from '#db/schema/promotions/promotions';
import { authorOf, refuseFor } from '../../platform/approvals/actions.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadOpenRevision } from './revisions.ts';
import type { PromotionRow, RevisionRow } from './record.ts';
import { revisionError } from './rules.ts';

export const loadOpen = async (
  tx: Db,
  id: number,
  version?: number,
): Promise<{ row: PromotionRow; open: RevisionRow }> => {
  const row = await getRow(tx, promotions, id);
  checkVersion(row, version);
  if (row.archivedAt !== null) throw conflict('promotions.errors.archived');
  const open = await loadOpenRevision(tx, row);
  if (!open) throw conflict('promotions.errors.nothingOpen');
  return { row, open };
};

/** Refuses actions that the revision's state does not allow, and approvals by any of its authors. */
export const checkRevision = (action: ApprovalAction, open: RevisionRow, writer: Writer) =>
  refuseFor(revisionError(action, open, authorOf(writer).authorId));
