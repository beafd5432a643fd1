/** Refuses rewards whose levels or pictures are not known, or whose codes members could get without points. */
import type { PointRewardInput } from '#contract/promotions/pointRewards';
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import { promotions } from '#db/schema/promotions/promotions';
import { whyNotGiven } from '#rules/promotions/coupons';
import type { FieldErrors } from '#shared/fields';
import { checkAudience } from '../../platform/audiences/known.ts';
import { invalid } from '../../platform/http/errors.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
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
  { now }: Writer,
  kind: PointRewardInput['kind'],
  batchId: number,
): Promise<string | null> => {
  const batch = await findRow(tx, couponBatches, batchId);
  if (!batch) return 'errors.notFound';
  const promotion = await getRow(tx, promotions, batch.promotionId);
  const fault = whyNotGiven(batch, promotion, now);
  if (fault === 'shared') return 'pointRewards.errors.sharedCode';
  // Codes that are valid later are given from then on.
  if (fault !== null && fault !== 'notStarted') return `coupons.errors.${fault}`;
  if (batch.claim.open || batch.claim.event !== null) return 'pointRewards.errors.freeCodes';
  if (!batch.claim.bound) return 'pointRewards.errors.unboundCodes';
  const isLimited = promotion.terms.scope.include.length > 0;
  return kind === 'productDiscount' && !isLimited ? 'pointRewards.errors.allGoods' : null;
};

/** `before`: the picture that it had, which may be gone by now. */
export const checkReward = async (
  tx: Db,
  writer: Writer,
  input: PointRewardInput,
  before: string | null,
) => {
  await checkLevels(tx, writer, input);
  const { pictureUrl } = input;
  if (pictureUrl !== before && (await isPictureGone(tx, pictureUrl)))
    throw invalid({ pictureUrl: 'products.errors.pictureGone' });
  if (input.batchId === null) return;
  const batchId = await batchError(tx, writer, input.kind, input.batchId);
  if (batchId) throw invalid({ batchId } satisfies FieldErrors);
};
