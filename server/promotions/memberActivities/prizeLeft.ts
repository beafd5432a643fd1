/** How many of a prize can be given now; null for any number. Its published odds follow from it. */
import { leftOfPrize } from '#rules/promotions/memberActivities';
import type { RewardCodes } from '../redeemedRewards/codes.ts';
import type { PrizeRow } from './record.ts';

export const prizeLeft = async (
  prize: Pick<PrizeRow, 'batchId' | 'stock' | 'givenCount'>,
  codesOf: (batchId: number) => Promise<Pick<RewardCodes, 'canGive' | 'unclaimed'>>,
  hasProgramme: boolean,
): Promise<number | null> => {
  if (prize.batchId === null) return hasProgramme ? leftOfPrize(prize, null) : 0;
  const { canGive, unclaimed } = await codesOf(prize.batchId);
  return leftOfPrize(prize, canGive ? unclaimed : 0);
};
