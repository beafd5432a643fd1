/** Loads how many codes were issued, claimed and redeemed. */
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import { promotionIdsSql } from './ordersSql.ts';

/**
 * Numbers of generated and claimed codes, and of codes that were redeemed with a paid order; returned orders count, as among
 * the orders. What a promotion gave without a code is none of them.
 */
const funnel = rowsStatement<{ issued: number; claimed: number; redeemed: number }>(
  { id: 'integer' },
  (input) => `
  with ${promotionIdsSql(input)}
  select (select coalesce(sum(b.generated), 0) from ids cross join coupon_batches b where b.promotion_id = ids.id) as issued,
    (select count(*) from ids cross join coupon_batches b cross join coupons c
      where b.promotion_id = ids.id and c.batch_id = b.id and c.claimed_at is not null) as claimed,
    (select count(*) from ids cross join redemption_promotions p cross join redemptions r
      where p.promotion_id = ids.id and p.coupon_id is not null and r.id = p.redemption_id and r.status in ('committed', 'returned')) as redeemed`,
);

export const readFunnel = async (db: Db, promotionIds: readonly number[]) => {
  const [row] = await funnel(
    db,
    promotionIds.map((id) => [id]),
  );
  return row ?? { issued: 0, claimed: 0, redeemed: 0 };
};
