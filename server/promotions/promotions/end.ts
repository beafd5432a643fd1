/** Ends a promotion at this instant. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { type Writer, writerAfter } from '../../platform/records/writer.ts';
import { invalidatePromotions } from '../quotes/promotionVersion.ts';
import { putInForce } from './publish.ts';
import { promotionEntry } from './record.ts';
import { nextRevision, revisionOf } from './revisions.ts';
import { phaseOf } from './rules.ts';
import { settlePromotion, tellPromotion } from './tellPromotion.ts';

/**
 * The terms in force are never changed: a new version with this end takes over. It needs no second person, because it
 * gives nothing more. A draft of other terms stays; one that is approved for later would begin again, so it is refused.
 */
export const endPromotion = async (
  tx: Db,
  sentBy: Writer,
  id: number,
  reason: string | null,
): Promise<void> => {
  const row = await getRow(tx, promotions, id);
  const writer = writerAfter(sentBy, row.updatedAt);
  const phase = phaseOf(row, writer.now);
  const isBegun = phase === 'running' || (phase === 'paused' && row.startsAt <= writer.now);
  if (!isBegun) throw conflict('promotions.errors.notRunningNow');
  if (row.openStatus === 'approved') throw conflict('promotions.errors.approvedForLater');
  const { name, labels, campaignId, openRevision, openStatus } = row;
  const terms = { ...row.terms, endsAt: Math.max(writer.now, row.startsAt + 1) };
  const revision = await nextRevision(tx, id);
  const values = {
    ...revisionOf(writer, id, revision, { name, labels, campaignId, terms, reason }),
    decidedAt: writer.now,
    liveFrom: writer.now,
  };
  const [revisionId = 0] = await insertRows(tx, promotionRevisions, [values], { returning: true });
  await settlePromotion(tx, id, writer.now - 1, writer.now);
  const ended = await putInForce(tx, row, { id: revisionId, ...values }, writer.now);
  await tellPromotion(tx, writer.now, 'ended', ended, terms.endsAt);
  await updateRow(tx, promotions, id, { openRevision, openStatus });
  await invalidatePromotions(tx);
  await recordActivity(tx, {
    ...promotionEntry(writer, row, 'end'),
    before: { endsAt: row.endsAt },
    after: { endsAt: terms.endsAt },
    reason,
  });
};
