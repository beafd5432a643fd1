/** Creates, edits and archives campaigns: several promotions with one goal and one budget. */
import { and, eq, gt, isNotNull, isNull, or } from 'drizzle-orm';
import type { CampaignInput } from '#contract/promotions/campaigns';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { campaigns } from '#db/schema/promotions/campaigns';
import { prepared } from '#db/prepared';
import { staff } from '#db/schema/platform/staff';
import { promotions } from '#db/schema/promotions/promotions';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import { invalidatePromotions } from '../quotes/promotionCache.ts';
import type { Writer } from '../../platform/records/writer.ts';

const activityEntry = (writer: Writer, { id, name }: { id: number; name: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'campaigns',
  recordId: id,
  recordName: name,
});

const staffName = prepared({ id: staff.id }, (q, { id }) =>
  q.select({ name: staff.name }).from(staff).where(eq(staff.id, id)),
);

/** The owner's id and name; without an id the writer is the owner. */
const loadOwner = async (tx: Db, { actor }: Writer, ownerId: string | null) => {
  if (ownerId === null || ownerId === actor.id) return { ownerId: actor.id, ownerName: actor.name };
  const [owner] = await staffName(tx, { id: ownerId });
  if (!owner) throw invalid({ ownerId: 'errors.notFound' });
  return { ownerId, ownerName: owner.name };
};

export const createCampaign = async (tx: Db, writer: Writer, input: CampaignInput) => {
  const row = {
    ...input,
    ...(await loadOwner(tx, writer, input.ownerId)),
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, campaigns, [row], { returning: true });
  await recordActivity(tx, {
    ...activityEntry(writer, { id, name: row.name }),
    verb: 'create',
    after: { ...input },
  });
  return getRow(tx, campaigns, id);
};

export const editCampaign = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: CampaignInput & { version?: number },
) => {
  const before = await getRow(tx, campaigns, id);
  checkVersion(before, version);
  if (before.archivedAt !== null) throw conflict('campaigns.errors.archived');
  // Without an owner in the input it stays with its owner, even one who has left.
  const owner =
    input.ownerId === null
      ? { ownerId: before.ownerId, ownerName: before.ownerName }
      : await loadOwner(tx, writer, input.ownerId);
  const after = { ...input, ...owner };
  await updateRow(tx, campaigns, id, {
    ...after,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  // Quotes depend on its budget.
  await invalidatePromotions(tx);
  await recordEdit(tx, {
    ...activityEntry(writer, { id, name: after.name }),
    before: { ...before },
    after,
  });
  return getRow(tx, campaigns, id);
};

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

/** Archives a campaign whose promotions have all ended. */
export const archiveCampaign = async (tx: Db, writer: Writer, id: number) => {
  const before = await getRow(tx, campaigns, id);
  if (before.archivedAt !== null) throw conflict('campaigns.errors.archived');
  const running = await unfinishedPromotion(tx, { campaignId: id, now: writer.now });
  if (running.length > 0) throw conflict('campaigns.errors.running');
  await updateRow(tx, campaigns, id, {
    archivedAt: writer.now,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, { ...activityEntry(writer, before), verb: 'archive' });
  return getRow(tx, campaigns, id);
};
