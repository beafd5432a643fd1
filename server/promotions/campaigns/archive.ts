/** Archives campaigns. */
import { and, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';
import type { Db } from '#db';
import { campaigns } from '#db/schema/promotions/campaigns';
import { prepared } from '#db/prepared';
import { memberActivities } from '#db/schema/promotions/memberActivities';
import { promotions } from '#db/schema/promotions/promotions';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { activityEntry } from './activityEntry.ts';

const unfinishedPromotion = prepared(
  { campaignId: promotions.campaignId, now: promotions.endsAt },
  (q, { campaignId, now }) =>
    q
      .select({ id: promotions.id })
      .from(promotions)
      .where(
        and(
          eq(promotions.campaignId, campaignId),
          isNull(promotions.archivedAt),
          isNotNull(promotions.liveRevision),
          or(isNull(promotions.endsAt), gt(promotions.endsAt, now)),
        ),
      )
      .limit(1),
);

const unfinishedActivity = prepared(
  { campaignId: memberActivities.campaignId, now: memberActivities.endsAt },
  (q, { campaignId, now }) =>
    q
      .select({ id: memberActivities.id })
      .from(memberActivities)
      .where(
        and(
          eq(memberActivities.campaignId, campaignId),
          isNull(memberActivities.archivedAt),
          gt(memberActivities.endsAt, now),
        ),
      )
      .limit(1),
);

/** Archives a campaign whose promotions and activities have all ended. */
export const archiveCampaign = async (tx: Db, writer: Writer, id: number) => {
  const before = await getRow(tx, campaigns, id);
  if (before.archivedAt !== null) throw conflict('campaigns.errors.archived');
  const running = await unfinishedPromotion(tx, { campaignId: id, now: writer.now });
  if (running.length > 0) throw conflict('campaigns.errors.running');
  const open = await unfinishedActivity(tx, { campaignId: id, now: writer.now });
  if (open.length > 0) throw conflict('campaigns.errors.activityRunning');
  await updateRow(tx, campaigns, id, {
    archivedAt: writer.now,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, { ...activityEntry(writer, before), verb: 'archive' });
  return getRow(tx, campaigns, id);
};
