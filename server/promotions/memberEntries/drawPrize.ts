/** Draws the prize of an entry: recorded with the entry, before anybody is told. */
import type { Db } from '#db';
import { memberActivityPrizes } from '#db/schema/promotions/memberActivities';
import { landedOn, leftOfPrize } from '#rules/promotions/memberActivities';
import { updateRow } from '../../platform/records/records.ts';
import { drawNumber } from '../memberActivities/draw.ts';
import { loadPrizes, type MemberActivityRow, type PrizeRow } from '../memberActivities/record.ts';
import type { RewardCodes } from '../redeemedRewards/codes.ts';

export interface Drawn {
  nonce: string;
  roll: number;
  landedId: number | null;
  /** The prize that is given; null where its odds were missed, or none of it is left. */
  prize: PrizeRow | null;
}

/** How many of a prize can be given now; null for any number. */
export const prizeLeft = async (
  prize: PrizeRow,
  codesOf: (batchId: number) => Promise<RewardCodes>,
  hasProgramme: boolean,
): Promise<number | null> => {
  if (prize.batchId === null) return hasProgramme ? leftOfPrize(prize, null) : 0;
  const { canGive, unclaimed } = await codesOf(prize.batchId);
  return leftOfPrize(prize, canGive ? unclaimed : 0);
};

export const drawPrize = async (
  tx: Db,
  { id, seed }: Pick<MemberActivityRow, 'id' | 'seed'>,
  { number, nonce }: { number: number; nonce: string },
  isLeft: (prize: PrizeRow) => Promise<boolean>,
): Promise<Drawn> => {
  if (seed === null) throw new Error(`Activity ${id} has no seed to draw by`);
  const roll = drawNumber(seed, number, nonce);
  const landed = landedOn(await loadPrizes(tx, id), roll);
  const prize = landed && (await isLeft(landed)) ? landed : null;
  if (prize)
    await updateRow(tx, memberActivityPrizes, prize.id, { givenCount: prize.givenCount + 1 });
  return { nonce, roll, landedId: landed?.id ?? null, prize };
};
