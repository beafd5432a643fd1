/** Routes of rewards. */
import {
  type PointReward,
  PointRewardEdit,
  PointRewardInput,
  RewardVersion,
} from '#contract/promotions/pointRewards';
import type { GivesCodes } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import { pointRewards } from '#db/schema/promotions/pointRewards';
import type { Context } from '../../platform/http/context.ts';
import { resource } from '../../platform/http/resource.ts';
import type { Call } from '../../platform/http/route.ts';
import { listOf } from '../../platform/lists/list.ts';
import { findRow, getRow, recordId } from '../../platform/records/records.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { codesFault } from '../coupons/codesFault.ts';
import { countUnclaimed } from '../coupons/unclaimed.ts';
import { archiveReward, createReward, editReward } from './actions.ts';
import { pointRewardList } from './list.ts';

const showReward = async (db: Db, id: number, now: number): Promise<PointReward & GivesCodes> => {
  const row = await getRow(db, pointRewards, id);
  const { batchId } = row;
  if (batchId === null) return { ...row, batchName: null, unclaimed: null, codesFault: null };
  const batch = await findRow(db, couponBatches, batchId);
  const [left] = await countUnclaimed(db, { batchId });
  return {
    ...row,
    batchName: batch?.name ?? null,
    unclaimed: Number(left?.codes ?? 0),
    codesFault: await codesFault(db, batchId, now),
  };
};

const archiving = (summary: string, archives: boolean) => ({
  summary,
  action: 'edit',
  body: RewardVersion,
  handle: async (context: Context, { params, body }: Call<RewardVersion>) => {
    const writer = await writerOf(context);
    const id = recordId(params.id);
    await context.transaction((tx) => archiveReward(tx, writer, id, archives, body.version));
    return showReward(context.db, id, context.now());
  },
});

export const pointRewardRoutes = resource('pointRewards', {
  list: listOf(pointRewardList),
  show: (context, { params }) => showReward(context.db, recordId(params.id), context.now()),
  create: {
    body: PointRewardInput,
    handle: async (context: Context, { body }: Call<PointRewardInput>) => {
      const writer = await writerOf(context);
      return context.transaction(async (tx) =>
        showReward(tx, await createReward(tx, writer, body), writer.now),
      );
    },
  },
  edit: {
    body: PointRewardEdit,
    handle: async (context: Context, { params, body }: Call<PointRewardEdit>) => {
      const writer = await writerOf(context);
      const id = recordId(params.id);
      return context.transaction(async (tx) => {
        await editReward(tx, writer, id, body);
        return showReward(tx, id, writer.now);
      });
    },
  },
  actions: {
    archival: archiving('Members can no longer redeem points for it', true),
    restoration: archiving('Members can redeem points for it again', false),
  },
});
