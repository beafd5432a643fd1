/** Pauses, resumes and archives promotions. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { OPEN_STATES } from '#rules/platform/approvals';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { invalidatePromotions } from '../quotes/promotionVersion.ts';
import { type Writer, writerAfter } from '../../platform/records/writer.ts';
import { promotionEntry, type PromotionRow } from './record.ts';
import { phaseOf } from './rules.ts';
import { loadFollowing } from './sameBenefit.ts';
import { settlePromotion, tellPromotion } from './tellPromotion.ts';

const discardOpen = prepared({ id: promotions.id }, (q, { id }) =>
  q
    .update(promotionRevisions)
    .set({ status: 'discarded' })
    .where(
      and(
        eq(promotionRevisions.promotionId, id),
        inArray(promotionRevisions.status, [...OPEN_STATES]),
      ),
    ),
);

/** A promotion that is archived is over for shoppers, unless it was before or was never published. */
const tellSwitch = async (tx: Db, now: number, before: PromotionRow, after: PromotionRow) => {
  const phase = phaseOf(before, now);
  if (after.archivedAt === null)
    await tellPromotion(tx, now, after.pausedAt === null ? 'resumed' : 'paused', after);
  else if (before.liveRevision !== null && phase !== 'ended')
    await tellPromotion(tx, now, 'ended', after);
};

type Verb = 'pause' | 'resume' | 'archive';

const switchOne = async (tx: Db, sentBy: Writer, id: number, verb: Verb, reason: string | null) => {
  const known = await getRow(tx, promotions, id);
  const writer = writerAfter(sentBy, known.updatedAt);
  await settlePromotion(tx, id, writer.now, writer.now);
  const row = await getRow(tx, promotions, id);
  if (row.archivedAt !== null) throw conflict('promotions.errors.archived');
  if (verb === 'pause' && (row.liveRevision === null || row.pausedAt !== null))
    throw conflict('promotions.errors.notRunning');
  if (verb === 'resume' && row.pausedAt === null) throw conflict('promotions.errors.notPaused');
  if (verb === 'archive') await discardOpen(tx, { id });
  const values =
    verb === 'archive'
      ? { archivedAt: writer.now, openRevision: null, openStatus: null }
      : { pausedAt: verb === 'pause' ? writer.now : null };
  await updateRow(tx, promotions, id, {
    ...values,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await tellSwitch(tx, writer.now, row, { ...row, ...values, version: row.version + 1 });
  await invalidatePromotions(tx);
  await recordActivity(tx, { ...promotionEntry(writer, row, verb), reason });
  return row;
};

/**
 * Takes effect immediately on every server, because every quote compares the version of the promotions first. A benefit of
 * a level that is paused stays paused in the versions of the programme that follow, until it is resumed.
 */
export const switchPromotion = async (
  tx: Db,
  writer: Writer,
  id: number,
  verb: Verb,
  reason: string | null,
) => {
  const row = await switchOne(tx, writer, id, verb, reason);
  if (row.programmeNumber === null || verb === 'archive') return;
  if (row.endsAt !== null && row.endsAt <= writer.now) return;
  for (const { id: following, pausedAt } of await loadFollowing(tx, row))
    if ((pausedAt !== null) === (verb === 'resume'))
      await switchOne(tx, writer, following, verb, reason);
};
