/** Refuses rewards whose levels or pictures are not known, or whose codes members could get without points. */
import type { PointRewardInput } from '#contract/promotions/pointRewards';
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import { promotions } from '#db/schema/promotions/promotions';
import { checkAudience } from '../../platform/audiences/known.ts';
import { invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { givenCodesError } from '../coupons/givenCodes.ts';
import { isPictureGone } from './pictures.ts';

const checkLevels = async (tx: Db, writer: Writer, { audience, byLevel }: PointRewardInput) => {
  await checkAudience(tx, writer, audience, (errors) => ({ audience: errors }));
  for (const [index, { fromLevel }] of byLevel.entries())
    await checkAudience(tx, writer, { levels: [], fromLevel }, ({ fromLevel: error }) => ({
      byLevel: { [index]: { fromLevel: error ?? 'audiences.errors.unknown.levels' } },
    }));
};

/** The key of what is wrong with a batch for a reward of this kind; null where nothing is. */
const batchError = async (
  tx: Db,
  writer: Writer,
  kind: PointRewardInput['kind'],
  batchId: number,
): Promise<string | null> => {
  const error = await givenCodesError(tx, writer, 'pointRewards', batchId);
  if (error !== null || kind !== 'productDiscount') return error;
  const { promotionId } = await getRow(tx, couponBatches, batchId);
  const { terms } = await getRow(tx, promotions, promotionId);
  return terms.scope.include.length > 0 ? null : 'pointRewards.errors.allGoods';
};

/** `before`: what it had; of that the picture may be gone by now, and the batch over. */
export const checkReward = async (
  tx: Db,
  writer: Writer,
  input: PointRewardInput,
  before: Pick<PointRewardInput, 'pictureUrl' | 'batchId'> | null,
) => {
  await checkLevels(tx, writer, input);
  const { pictureUrl, batchId } = input;
  if (pictureUrl !== (before?.pictureUrl ?? null) && (await isPictureGone(tx, pictureUrl)))
    throw invalid({ pictureUrl: 'products.errors.pictureGone' });
  if (batchId === null || batchId === before?.batchId) return;
  const error = await batchError(tx, writer, input.kind, batchId);
  if (error) throw invalid({ batchId: error });
};
