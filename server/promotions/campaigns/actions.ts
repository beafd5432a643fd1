/** Creates and edits campaigns: several promotions with one goal and one budget. */
import type { CampaignInput } from '#contract/promotions/campaigns';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { campaigns } from '#db/schema/promotions/campaigns';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import { invalidatePromotions } from '../quotes/promotionVersion.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { checkActivitiesWithin } from './activitiesWithin.ts';
import { loadOwner } from './owner.ts';
import { activityEntry } from './activityEntry.ts';

export const createCampaign = async (tx: Db, writer: Writer, input: CampaignInput) => {
  const created = { ...input, ...(await loadOwner(tx, writer, input.ownerId)) };
  const row = {
    ...created,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, campaigns, [row], { returning: true });
  await recordActivity(tx, {
    ...activityEntry(writer, { id, name: row.name }),
    verb: 'create',
    after: created,
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
  await checkActivitiesWithin(tx, id, input);
  // Without an owner in the input the campaign keeps its owner, even one who has left.
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
  // Quotes depend on the campaign's budget.
  await invalidatePromotions(tx);
  await recordEdit(tx, {
    ...activityEntry(writer, { id, name: after.name }),
    before: { ...before },
    after,
  });
  return getRow(tx, campaigns, id);
};
