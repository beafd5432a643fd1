import type { Db } from '#db';
import { redeemedRewards } from '#db/schema/promotions/pointRewards';
import { recordActivity } from '../../platform/activities/record.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { activityEntry } from './record.ts';

/** Where a gift goes, without masks; who asked for it and why is recorded in the same transaction. */
export const revealAddress = async (tx: Db, writer: Writer, id: number, reason: string) => {
  const row = await getRow(tx, redeemedRewards, id);
  await recordActivity(tx, { ...activityEntry(writer, row), verb: 'reveal', reason });
  const { recipient, phone, address } = row;
  return { id, recipient, phone, address };
};
