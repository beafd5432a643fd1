/** A gift is sent, or handed over. */
import type { Fulfilment } from '#contract/promotions/redeemedRewards';
import type { Db } from '#db';
import { redeemedRewards } from '#db/schema/promotions/pointRewards';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { activityEntry } from './record.ts';
import { tellRedeemedReward } from './tell.ts';

export const fulfilReward = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...sent }: Fulfilment,
): Promise<void> => {
  const before = await getRow(tx, redeemedRewards, id);
  checkVersion(before, version);
  if (before.state !== 'requested') throw conflict(`redeemedRewards.errors.not.${before.state}`);
  await updateRow(tx, redeemedRewards, id, {
    ...sent,
    state: 'fulfilled',
    fulfilledAt: writer.now,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, {
    ...activityEntry(writer, before),
    verb: 'fulfil',
    before: { state: before.state },
    after: { state: 'fulfilled', ...sent },
  });
  await tellRedeemedReward(tx, writer, 'fulfilled', await getRow(tx, redeemedRewards, id));
};
