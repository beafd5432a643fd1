/**
 * What promotions took off that are limited to levels but are no benefit of the programme: it does not pay for them, and they
 * stand beside its cost. By hand: the promotions come first, so that only their own orders are read.
 */
import { and, isNotNull, isNull } from 'drizzle-orm';
import { isLimitedToLevels } from '#contract/platform/audiences';
import type { CostReport } from '#contract/insight/costShare';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { rowsStatement } from '#db/statements';
import { ordersSql, promotionIdsSql } from '../../promotions/effects/ordersSql.ts';
import { ofProgrammeSql } from '../../promotions/redemptions/givenByProgramme.ts';
import type { Span } from './load.ts';

const approved = prepared({}, (q) =>
  q
    .select({ id: promotions.id, name: promotions.name, terms: promotions.terms })
    .from(promotions)
    .where(and(isNotNull(promotions.liveRevision), isNull(promotions.programmeNumber))),
);

/** Of members' orders that count, when they were paid; uses of codes of the programme are part of its cost. */
const taken = rowsStatement<{ promotionId: number; amount: number }>(
  { id: 'integer' },
  (input) => `
  with ${promotionIdsSql(input)}, span as (select cast(? as bigint) as opens, cast(? as bigint) as ends), ${ordersSql}
  select parts.promotion_id as "promotionId", sum(parts.amount) as amount
  from span s cross join parts cross join orders o
  where o.id = parts.order_id and o.member_id is not null and o.counted_on is not null
    and o.paid_at >= s.opens and o.paid_at < s.ends
    and not exists (select 1 from redemptions r join redemption_promotions u on u.redemption_id = r.id
      join coupons c on c.id = u.coupon_id
      where r.order_id = o.external_id and r.status in ('committed', 'returned')
        and u.promotion_id = parts.promotion_id and ${ofProgrammeSql})
  group by parts.promotion_id`,
);

export const loadLevelPromotions = async (
  db: Db,
  { from, to }: Span,
): Promise<CostReport['levelPromotions']> => {
  const limited = (await approved(db)).filter(({ terms }) => isLimitedToLevels(terms.audience));
  const names = new Map(limited.map(({ id, name }) => [id, name]));
  const rows = await taken(
    db,
    limited.map(({ id }) => [id]),
    from,
    to,
  );
  return rows
    .map(({ promotionId, amount }) => ({
      promotionId: Number(promotionId),
      name: names.get(Number(promotionId)) ?? '',
      amount: Number(amount),
    }))
    .filter(({ amount }) => amount > 0)
    .toSorted((one, other) => other.amount - one.amount || one.promotionId - other.promotionId);
};
