/** The prizes of a draw as staff see them: with how many are left, as they are published. */
import { inArray } from 'drizzle-orm';
import type { ActivityPrize } from '#contract/promotions/memberActivities/draws';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';
import { loadProgramme } from '../../members/programme/load.ts';
import type { Asking } from '../quotes/held/holder.ts';
import { openStock } from '../redeemedRewards/codes.ts';
import { prizeLeft } from './prizeLeft.ts';
import { loadPrizes } from './record.ts';

const batchNames = prepared({ ids: many(couponBatches.id) }, (q, { ids }) =>
  q
    .select({ id: couponBatches.id, name: couponBatches.name })
    .from(couponBatches)
    .where(inArray(couponBatches.id, ids)),
);

export const showPrizes = async (
  db: Db,
  asking: Asking,
  activityId: number,
): Promise<ActivityPrize[]> => {
  const prizes = await loadPrizes(db, activityId);
  const ids = [...new Set(prizes.flatMap(({ batchId }) => batchId ?? []))];
  const names = new Map((await batchNames(db, { ids })).map(({ id, name }) => [id, name]));
  const hasProgramme = (await loadProgramme(db, asking.now)) !== null;
  const stockOf = openStock(db, asking);
  const shown: ActivityPrize[] = [];
  for (const { activityId: _, position: __, ...prize } of prizes)
    shown.push({
      ...prize,
      left: await prizeLeft(prize, stockOf, hasProgramme),
      batchName: names.get(prize.batchId ?? 0) ?? null,
    });
  return shown;
};
