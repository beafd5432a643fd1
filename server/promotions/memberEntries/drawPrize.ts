/** Draws the prize of an entry: recorded with the entry, before anybody is told. */
import type { Db } from '#db';
import { memberActivityPrizes } from '#db/schema/promotions/memberActivities';
import { landedOn } from '#rules/promotions/memberActivities';
import { updateRow } from '../../platform/records/records.ts';
import { drawNumber } from '../memberActivities/draw.ts';
import { loadPrizes, type MemberActivityRow, type PrizeRow } from '../memberActivities/record.ts';

export interface Drawn {
  nonce: string;
  roll: number;
  landedId: number | null;
  /** The prize that is given; null where its odds were missed, or none of it is left. */
  prize: PrizeRow | null;
}

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
