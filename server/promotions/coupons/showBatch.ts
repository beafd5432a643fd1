/** Loads one batch with its figures. By hand: the list of batches shows the same expressions. */
import { couponBatches } from '#db/schema/promotions/coupons';
import { query } from '#db/statements';
import type { Context } from '../../platform/http/context.ts';
import { getRow } from '../../platform/records/records.ts';
import { loadBatchGivers } from './batchGivers.ts';
import { CLAIMED, REDEEMED } from './lists.ts';
import { withPromotionPhases } from './promotionPhases.ts';

export const showBatch = async ({ db, now }: Context, id: number) => {
  const { alphabet: _, ...row } = await getRow(db, couponBatches, id);
  const [figures] = await query<{
    claimed: number;
    redeemed: number;
    promotionName: string;
    code: string | null;
  }>(
    db,
    `select ${CLAIMED} as claimed, ${REDEEMED} as redeemed,
       (select p.name from promotions p where p.id = "coupon_batches".promotion_id) as "promotionName",
       case when kind = 'shared' then (select c.code from coupons c where c.batch_id = "coupon_batches".id) end as code
     from coupon_batches where id = ?`,
    [id],
  );
  const [phased] = await withPromotionPhases(db, [row], now());
  return {
    ...row,
    ...phased,
    ...figures,
    claimed: Number(figures?.claimed ?? 0),
    redeemed: Number(figures?.redeemed ?? 0),
    givers: await loadBatchGivers(db, id, now()),
  };
};
