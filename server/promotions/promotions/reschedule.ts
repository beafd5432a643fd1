/** Moves the window of a promotion. */
import type { Db } from '#db';
import { promotions } from '#db/schema/promotions/promotions';
import { invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { completeTerms } from '../terms/rules.ts';
import { loadOpenRevision } from './revisions.ts';
import { editPromotion } from './edit.ts';

/** Moves the window (by dragging in the calendar). Terms in force get a new revision, a draft is edited. */
export const reschedulePromotion = async (
  tx: Db,
  writer: Writer,
  id: number,
  { startsAt, endsAt, version }: { startsAt: number; endsAt: number | null; version?: number },
) => {
  const row = await getRow(tx, promotions, id);
  checkVersion(row, version);
  const open = await loadOpenRevision(tx, row);
  const { name, labels, campaignId, terms } = open ?? row;
  if (endsAt !== null && endsAt <= startsAt)
    throw invalid({ endsAt: 'promotions.errors.endsBeforeStart' });
  await editPromotion(tx, writer, id, {
    name,
    labels,
    campaignId,
    reason: open?.reason ?? null,
    terms: { ...completeTerms(terms), startsAt, endsAt },
  });
};
