/** Discards the open revision of a promotion. */
import type { Db } from '#db';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { type Writer, writerAfter } from '../../platform/records/writer.ts';
import { invalidatePromotions } from '../quotes/promotionVersion.ts';
import { promotionEntry } from './record.ts';
import { loadOpen } from './openRevision.ts';
import { setRevisionStatus } from './setRevisionStatus.ts';

/** Discards the open revision, also one that is approved for later; the terms in force do not change. */
export const discardRevision = async (tx: Db, sentBy: Writer, id: number) => {
  const { row, open } = await loadOpen(tx, id);
  const writer = writerAfter(sentBy, row.updatedAt);
  if (row.liveRevision === null) throw conflict('promotions.errors.deleteInstead');
  await setRevisionStatus(tx, writer, row, open, 'discarded');
  if (open.status === 'approved') await invalidatePromotions(tx);
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'discard'),
    after: { revision: open.revision },
  });
};
