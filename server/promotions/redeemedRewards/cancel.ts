/** Cancels a redeemed reward: the points go back, and so does the gift or the code. */
import type { RewardCancellation } from '#contract/promotions/redeemedRewards';
import type { Db } from '#db';
import { coupons } from '#db/schema/promotions/coupons';
import { pointRewards, redeemedRewards } from '#db/schema/promotions/pointRewards';
import { restorePoints } from '../../members/points/restorePoints.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { revokeCoupon } from '../coupons/revoke.ts';
import { refuseCodeInUse } from './codeInUse.ts';
import { activityEntry, type RedeemedRow } from './record.ts';
import { tellRedeemedReward } from './tell.ts';

/**
 * A code that an order uses, or has reserved, stays with the member, and so do its points stay spent. A reservation that has
 * lapsed counts for some days: its payment may still arrive, and then the discount stands.
 */
const takeCodeBack = async (tx: Db, writer: Writer, couponId: number, reason: string) => {
  await refuseCodeInUse(tx, writer, couponId);
  const { revokedAt } = await getRow(tx, coupons, couponId);
  if (revokedAt === null) await revokeCoupon(tx, writer, couponId, reason);
};

/** To the lots they came from; what has lapsed meanwhile as the programme of then says. */
const giveBack = async (tx: Db, writer: Writer, { id, points, redeemedAt }: RedeemedRow) => {
  const programme = await loadProgramme(tx, redeemedAt);
  if (!programme) throw new Error('Rewards are redeemed only while a programme is in force');
  const source = { source: 'reward', sourceId: String(id) } as const;
  const { returns } = programme.terms;
  await restorePoints(tx, writer, { spent: source, points, cause: source, returns });
};

export const cancelReward = async (
  tx: Db,
  writer: Writer,
  id: number,
  { reason, version }: RewardCancellation,
): Promise<void> => {
  const before = await getRow(tx, redeemedRewards, id);
  checkVersion(before, version);
  if (before.state === 'cancelled') throw conflict('redeemedRewards.errors.not.cancelled');
  if (before.couponId !== null) await takeCodeBack(tx, writer, before.couponId, reason);
  else if (before.state === 'fulfilled') throw conflict('redeemedRewards.errors.sent');
  await giveBack(tx, writer, before);
  const { redeemedCount } = await getRow(tx, pointRewards, before.rewardId);
  await updateRow(tx, pointRewards, before.rewardId, { redeemedCount: redeemedCount - 1 });
  await updateRow(tx, redeemedRewards, id, {
    state: 'cancelled',
    cancelledAt: writer.now,
    reason,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordActivity(tx, {
    ...activityEntry(writer, before),
    verb: 'cancel',
    before: { state: before.state },
    after: { state: 'cancelled' },
    reason,
  });
  await tellRedeemedReward(tx, writer, 'cancelled', await getRow(tx, redeemedRewards, id));
};
