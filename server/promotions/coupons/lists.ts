/** Lists of batches and codes: columns, filters and sorting. */
import { ATTENTION_DAYS } from '#contract/platform/attention';
import { codeKey, foldCode } from '#contract/promotions/codes';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import { query } from '#db/statements';
import { needsFilter } from '../../platform/attention/source.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';
import { DAY_MS } from '#shared/days';
import { isGiven } from './batchGivers.ts';
import { byGivable, byProduct } from './givable.ts';
import { withPromotionPhases } from './promotionPhases.ts';
import { COUPON_EXTRA, maySeeCodes, presentCoupon, seesCodes, type Stored } from './coupon.ts';

/** Number of a batch's codes that members have. */
export const CLAIMED = `(select count(*) from coupons c where c.batch_id = "coupon_batches".id and c.claimed_at is not null)`;
/** Number of orders that use one of its codes. */
export const REDEEMED = `(select count(distinct r.id) from redemption_promotions r join coupons c on c.id = r.coupon_id
  join redemptions d on d.id = r.redemption_id where c.batch_id = "coupon_batches".id and d.status in ('reserved', 'committed'))`;

/** Every code was generated, and members have them all. */
const NONE_LEFT = `("coupon_batches".generated >= "coupon_batches".quantity
  and not exists (select 1 from coupons c where c.batch_id = "coupon_batches".id and c.claimed_at is null
  and c.revoked_at is null))`;

export const couponBatchList: ListSpec = {
  table: couponBatches,
  searchColumns: ['name', 'prefix', 'authorName'],
  hidden: ['alphabet'],
  extra: {
    promotionName: `(select p.name from promotions p where p.id = "coupon_batches".promotion_id)`,
    claimed: CLAIMED,
    redeemed: REDEEMED,
  },
  filters: {
    isGivable: byGivable,
    forProduct: byProduct,
    needs: needsFilter({
      expiresSoon: ({ now }) => ({
        sql: '"coupon_batches".revoked_at is null and "coupon_batches".valid_until > ? and "coupon_batches".valid_until <= ?',
        values: [now(), now() + ATTENTION_DAYS * DAY_MS],
      }),
      usedUp: ({ db, now }) => {
        const given = isGiven(db, now());
        // What is still to give codes has none either once the batch was revoked or its time is over.
        return {
          sql: `(("coupon_batches".claim like '%"event":"%' and "coupon_batches".revoked_at is null
            and ("coupon_batches".valid_until is null or "coupon_batches".valid_until > ?) and ${NONE_LEFT})
            or (${given.sql} and ("coupon_batches".revoked_at is not null
            or "coupon_batches".valid_until <= ? or ${NONE_LEFT})))`,
          values: [now(), ...given.values, now()],
        };
      },
    }),
  },
  defaultSort: ['createdAt', 'DESC'],
  finish: ({ db, now }, rows) => withPromotionPhases(db, rows, now()),
};

/** How often a code is in use. */
const USED = `coalesce((select used from usage_counters where counter = 'coupon/' || "coupons".id || '/uses'), 0)`;
const STATES: Record<string, string> = {
  unclaimed: `"coupons".claimed_at is null and "coupons".batch_id in (select id from coupon_batches where kind = 'unique')`,
  claimed: '"coupons".claimed_at is not null',
  redeemed: `${USED} > 0`,
  revoked: '"coupons".revoked_at is not null',
};
export const couponList: ListSpec = {
  table: coupons,
  hidden: ['key'],
  extra: COUPON_EXTRA,
  filters: {
    q: async (value, context) => {
      if (typeof value !== 'string' || value.length > 60 || value.includes('\0')) return null;
      const code = foldCode(value);
      const whole = {
        sql: '("coupons".key = ? or "coupons".code = ?)',
        values: [codeKey(value), code],
      };
      // The beginning of a code would tell one letter after the other.
      if (!maySeeCodes(context)) return whole;
      const [known] = await query(
        context.db,
        `select 1 as found from coupons where ${whole.sql} limit 1`,
        whole.values,
      );
      // A whole code is found by its index; a beginning is compared with every code.
      return known
        ? whole
        : {
            sql: `"coupons".code like ? escape '\\'`,
            values: [`${code.replace(/[\\%_]/g, '\\$&')}%`],
          };
    },
    promotionId: (value) =>
      /^[1-9]\d{0,9}$/.test(String(value))
        ? {
            sql: '"coupons".batch_id in (select id from coupon_batches where promotion_id = ?)',
            values: [Number(value)],
          }
        : null,
    state: (value) =>
      typeof value === 'string' && Object.hasOwn(STATES, value)
        ? { sql: STATES[value] ?? '', values: [] }
        : null,
  },
  defaultSort: ['id', 'DESC'],
  guarded: (context) => (maySeeCodes(context) ? [] : ['code']),
  finish: (context, rows) => {
    const seesAll = seesCodes(context);
    return rows.map((row) => ({ ...presentCoupon(row as typeof row & Stored, seesAll) }));
  },
};
