/** What a use of a promotion gave on behalf of the members' programme, in SQL. */
import type { IssuedBy } from '#contract/promotions/coupons/issuing';
import { GIVEN } from '#contract/promotions/redemptions';
import type { CustomFilter } from '../../platform/lists/spec.ts';

/** Whether codes that were issued so are part of what the programme costs. */
export const OF_PROGRAMME: Record<IssuedBy, boolean> = {
  claim: false,
  staff: false,
  event: true,
  points: true,
  activity: true,
  survey: true,
};
const origins = Object.entries(OF_PROGRAMME)
  .flatMap(([origin, isOf]) => (isOf ? `'${origin}'` : []))
  .join(', ');

/** Whether the code `c` is part of what the programme costs. */
export const ofProgrammeSql = `c.issued_by in (${origins})`;

/**
 * Of a use `u` of a promotion `p` with the code `c`, if one was entered: codes that members got for points, by activities
 * or for what they did, and the benefits of levels; null of all other promotions.
 */
export const givenSql = `case when ${ofProgrammeSql} then 'codes' when p.programme_number is null then null
  when p.kind = 'shipping' then 'freeDelivery' else 'levelDiscount' end`;

const isGiven = (value: unknown): value is string => GIVEN.some((one) => one === value);

export const byGiven: CustomFilter = (value) =>
  isGiven(value)
    ? {
        sql: `exists (select 1 from redemption_promotions u join promotions p on p.id = u.promotion_id
          left join coupons c on c.id = u.coupon_id where u.redemption_id = "redemptions".id and ${givenSql} = ?)`,
        values: [value],
      }
    : null;

/** By when a member paid the order; only orders that count. */
export const byPayment =
  (sign: '>=' | '<'): CustomFilter =>
  (value) =>
    typeof value === 'number' && Number.isSafeInteger(value)
      ? {
          sql: `exists (select 1 from orders o where o.external_id = "redemptions".order_id and o.member_id is not null
            and o.counted_on is not null and o.paid_at ${sign} ?)`,
          values: [value],
        }
      : null;
