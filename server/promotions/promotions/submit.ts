/** Submits the open revision of a promotion. */
import type { Db } from '#db';
import { recordActivity } from '../../platform/activities/record.ts';
import { type Writer, writerAfter } from '../../platform/records/writer.ts';
import { promotionEntry } from './record.ts';
import { checkEnd } from './checkEnd.ts';
import { checkReferences } from './checkReferences.ts';
import { approvalReason } from './rules.ts';
import { loadOpen, checkRevision } from './openRevision.ts';
import { setRevisionStatus } from './setRevisionStatus.ts';
import { publish } from './publish.ts';

/** Puts the revision in force immediately, or leaves it waiting for approval where its budget requires one. */
export const submitPromotion = async (tx: Db, sentBy: Writer, id: number) => {
  const { row, open } = await loadOpen(tx, id);
  const writer = writerAfter(sentBy, row.updatedAt);
  checkRevision('submit', open, writer);
  await checkReferences(tx, writer, open);
  await checkEnd(tx, open, writer.now);
  const reason = approvalReason(open.terms, writer.settings.approvalBudget);
  if (reason) await setRevisionStatus(tx, writer, row, open, 'submitted');
  else await publish(tx, writer, row, open, { approverName: null, decision: null });
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'submit'),
    after: { revision: open.revision, asks: reason },
  });
};
