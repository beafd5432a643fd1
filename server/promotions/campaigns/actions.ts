/** Campaigns: what several promotions are for, and the money they share. */
import type { CampaignInput } from '#contract/promotions/campaigns';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { campaigns } from '#db/schema/promotions/campaigns';
import { query } from '#db/statements';
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

/** The owner by name: whoever is said, else whoever writes. */
const ownerOf = async (tx: Db, { actor }: Writer, ownerId: string | null) => {
  if (ownerId === null || ownerId === actor.id) return { ownerId: actor.id, ownerName: actor.name };
  const [staff] = await query<{ name: string }>(tx, 'select name from staff where id = ?', [
    ownerId,
  ]);
  if (!staff) throw invalid({ ownerId: 'errors.notFound' });
  return { ownerId, ownerName: staff.name };
};

export const createCampaign = async (tx: Db, writer: Writer, input: CampaignInput) => {
  const row = {
    ...input,
    ...(await ownerOf(tx, writer, input.ownerId)),
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
  // Nobody said: it stays whose it is, an owner who has left included.
  const owner =
    input.ownerId === null
      ? { ownerId: before.ownerId, ownerName: before.ownerName }
      : await ownerOf(tx, writer, input.ownerId);
  const after = { ...input, ...owner };
  await updateRow(tx, campaigns, id, {
    ...after,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  // Its budget is part of what baskets are judged by.
  await invalidatePromotions(tx);
  await recordEdit(tx, {
    ...activityEntry(writer, { id, name: after.name }),
    before: { ...before },
    after,
  });
  return getRow(tx, campaigns, id);
};

/** Puts a campaign away; its promotions must be over or put away themselves. */
export const archiveCampaign = async (tx: Db, writer: Writer, id: number) => {
  const before = await getRow(tx, campaigns, id);
  if (before.archivedAt !== null) throw conflict('campaigns.errors.archived');
  const running = await query(
    tx,
    `select 1 from promotions where campaign_id = ? and archived_at is null and live_revision is not null
       and (ends_at is null or ends_at > ?) limit 1`,
    [id, writer.now],
  );
  if (running.length > 0) throw conflict('campaigns.errors.running');
  await updateRow(tx, campaigns, id, {
    archivedAt: writer.now,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, { ...activityEntry(writer, before), verb: 'archive' });
  return getRow(tx, campaigns, id);
};
