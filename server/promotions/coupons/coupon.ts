/**
 * Combines a code with data of its batch, its promotion and its counter. By hand: the list of codes shows the same
 * expressions.
 */
import { can } from '#contract/platform/access';
import type { CouponBatchKind } from '#contract/promotions/coupons';
import type { Coupon } from '#contract/promotions/coupons/coupon';
import { isBearer, maskCode } from '#rules/promotions/coupons';
import type { Db } from '#db';
import { query } from '#db/statements';
import type { Context } from '../../platform/http/context.ts';
import { notFound } from '../../platform/http/errors.ts';

const OF_BATCH = `from coupon_batches b join promotions p on p.id = b.promotion_id where b.id = "coupons".batch_id`;

/** Columns of a code that come from its batch, its promotion and its counter. Both limit when it can be used. */
export const COUPON_EXTRA = {
  batchKind: `(select b.kind from coupon_batches b where b.id = "coupons".batch_id)`,
  batchPrefix: `(select b.prefix from coupon_batches b where b.id = "coupons".batch_id)`,
  batchName: `(select b.name from coupon_batches b where b.id = "coupons".batch_id)`,
  promotionId: `(select b.promotion_id from coupon_batches b where b.id = "coupons".batch_id)`,
  promotionName: `(select p.name ${OF_BATCH})`,
  validFrom: `(select case when b.valid_from > p.starts_at then b.valid_from else p.starts_at end ${OF_BATCH})`,
  batchValidUntil: `(select case when b.valid_until is null or b.valid_until > p.ends_at then p.ends_at else b.valid_until end ${OF_BATCH})`,
  batchRevokedAt: `(select b.revoked_at from coupon_batches b where b.id = "coupons".batch_id)`,
  usesPerCode: `(select b.uses_per_code from coupon_batches b where b.id = "coupons".batch_id)`,
  used: `coalesce((select used from usage_counters where counter = 'coupon/' || "coupons".id || '/uses'), 0)`,
};

export type Stored = Omit<Coupon, 'validUntil' | 'kind'> & {
  validUntil: number | null;
  batchValidUntil: number | null;
  batchRevokedAt: number | null;
  batchKind: CouponBatchKind;
  batchPrefix: string;
};

/** Whether this person may see codes that work for whoever knows them, and so search and sort by them. */
export const maySeeCodes = ({ role }: Context) => role !== null && can(role, 'coupons', 'codes');

/** Whether they are shown in the clear: a file masks them unless its reason is logged. */
export const seesCodes = (context: Context) => maySeeCodes(context) && !context.masked;

/** Valid until the earliest of its own end and those of its batch and promotion; revoked together with its batch. */
export const presentCoupon = (stored: Stored, seesAll: boolean): Coupon => {
  const { batchValidUntil, batchRevokedAt, batchKind, batchPrefix, ...row } = stored;
  const ends = [row.validUntil, batchValidUntil].filter((end) => end !== null);
  const coupon = {
    ...row,
    kind: batchKind,
    used: Number(row.used),
    validUntil: ends.length === 0 ? null : Math.min(...ends),
    revokedAt: row.revokedAt ?? batchRevokedAt,
  };
  if (seesAll || batchKind === 'shared' || !isBearer(coupon)) return coupon;
  return { ...coupon, code: maskCode(batchPrefix) };
};

const SELECT = `select id, code, batch_id as "batchId", member_id as "memberId", claimed_at as "claimedAt",
  issued_by as "issuedBy", cause, valid_until as "validUntil", revoked_at as "revokedAt",
  ${Object.entries(COUPON_EXTRA)
    .map(([name, sql]) => `${sql} as "${name}"`)
    .join(', ')} from coupons`;

export const loadCoupon = async (
  db: Db,
  column: 'id' | 'key',
  value: string | number,
  seesAll: boolean,
): Promise<Coupon> => {
  const [row] = await query<Stored>(db, `${SELECT} where ${column} = ?`, [value]);
  if (!row) throw notFound();
  return presentCoupon(row, seesAll);
};
export const couponById = (context: Context, id: number) =>
  loadCoupon(context.db, 'id', id, seesCodes(context));
