/** Creates, edits and archives rewards. */
import { message } from '#shared/fields';
import type { PointRewardEdit, PointRewardInput } from '#contract/promotions/pointRewards';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { pointRewards } from '#db/schema/promotions/pointRewards';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { checkReward } from './check.ts';
import { activityEntry, type PointRewardRow } from './record.ts';

export const createReward = async (
  tx: Db,
  writer: Writer,
  input: PointRewardInput,
): Promise<number> => {
  await checkReward(tx, writer, input, null);
  const row = {
    ...input,
    authorName: writer.actor.name,
    createdAt: writer.now,
    updatedAt: writer.now,
  };
  const [id = 0] = await insertRows(tx, pointRewards, [row], { returning: true });
  await recordActivity(tx, {
    ...activityEntry(writer, { id, names: input.names }),
    verb: 'create',
    after: { ...input },
  });
  return id;
};

/** What was given away stays given: neither the stock nor the number in all falls below it. */
const checkGiven = ({ redeemedCount }: PointRewardRow, input: PointRewardInput) => {
  for (const field of ['stock', 'maxRedeemed'] as const) {
    const bound = input[field];
    if (bound !== null && bound < redeemedCount)
      throw invalid({ [field]: message('pointRewards.errors.given', { given: redeemedCount }) });
  }
};

export const editReward = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: PointRewardEdit,
): Promise<void> => {
  const before = await getRow(tx, pointRewards, id);
  checkVersion(before, version);
  if (before.archivedAt !== null) throw conflict('pointRewards.errors.archived');
  if (input.kind !== before.kind) throw invalid({ kind: 'pointRewards.errors.fixedKind' });
  checkGiven(before, input);
  await checkReward(tx, writer, input, before);
  await updateRow(tx, pointRewards, id, {
    ...input,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, { ...activityEntry(writer, { id, ...input }), before, after: input });
};

/** Members can no longer redeem it; what they redeemed stays theirs. */
export const archiveReward = async (
  tx: Db,
  writer: Writer,
  id: number,
  archives: boolean,
  version: number,
): Promise<void> => {
  const before = await getRow(tx, pointRewards, id);
  checkVersion(before, version);
  if ((before.archivedAt !== null) === archives)
    throw conflict(archives ? 'pointRewards.errors.archived' : 'pointRewards.errors.notArchived');
  await updateRow(tx, pointRewards, id, {
    archivedAt: archives ? writer.now : null,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, {
    ...activityEntry(writer, before),
    verb: archives ? 'archive' : 'restore',
  });
};
