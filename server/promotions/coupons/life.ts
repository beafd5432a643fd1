/** The history of one code, for support: issued, refused, used, revoked, ended. */
import { asc, eq } from 'drizzle-orm';
import { type Coupon, type CouponLife, foldCode } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { couponAttempts, couponBatches } from '#db/schema/promotions/coupons';
import { redemptionPromotions, redemptions } from '#db/schema/promotions/redemptions';
import { query } from '#db/statements';
import { notFound } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';

/** Columns of a code that come from its batch, its promotion and its counter. */
export const COUPON_EXTRA = {
  batchName: `(select b.name from coupon_batches b where b.id = "coupons".batch_id)`,
  promotionId: `(select b.promotion_id from coupon_batches b where b.id = "coupons".batch_id)`,
  promotionName: `(select p.name from coupon_batches b join promotions p on p.id = b.promotion_id where b.id = "coupons".batch_id)`,
  validFrom: `(select b.valid_from from coupon_batches b where b.id = "coupons".batch_id)`,
  batchValidUntil: `(select b.valid_until from coupon_batches b where b.id = "coupons".batch_id)`,
  batchRevokedAt: `(select b.revoked_at from coupon_batches b where b.id = "coupons".batch_id)`,
  usesPerCode: `(select b.uses_per_code from coupon_batches b where b.id = "coupons".batch_id)`,
  used: `coalesce((select used from usage_counters where counter = 'coupon/' || "coupons".id || '/uses'), 0)`,
};

export type Stored = Omit<Coupon, 'validUntil'> & {
  validUntil: number | null;
  batchValidUntil: number | null;
  batchRevokedAt: number | null;
};

/** Valid until the earlier of its own end and its batch's; revoked together with its batch. */
export const presentCoupon = ({ batchValidUntil, batchRevokedAt, ...row }: Stored): Coupon => {
  const ends = [row.validUntil, batchValidUntil].filter((end) => end !== null);
  return {
    ...row,
    used: Number(row.used),
    validUntil: ends.length === 0 ? null : Math.min(...ends),
    revokedAt: row.revokedAt ?? batchRevokedAt,
  };
};

const SELECT = `select id, code, batch_id as "batchId", member_id as "memberId", claimed_at as "claimedAt",
  issued_by as "issuedBy", valid_until as "validUntil", revoked_at as "revokedAt",
  ${Object.entries(COUPON_EXTRA)
    .map(([name, sql]) => `${sql} as "${name}"`)
    .join(', ')} from coupons`;

const loadCoupon = async (
  db: Db,
  column: 'id' | 'code',
  value: string | number,
): Promise<Coupon> => {
  const [row] = await query<Stored>(db, `${SELECT} where ${column} = ?`, [value]);
  if (!row) throw notFound();
  return presentCoupon(row);
};
export const couponById = (db: Db, id: number) => loadCoupon(db, 'id', id);

type Event = CouponLife['events'][number];

const attemptsWith = prepared({ code: couponAttempts.code }, (q, { code }) =>
  q
    .select({
      at: couponAttempts.at,
      verdict: couponAttempts.verdict,
      orderId: couponAttempts.orderId,
      memberId: couponAttempts.memberId,
    })
    .from(couponAttempts)
    .where(eq(couponAttempts.code, code))
    .orderBy(asc(couponAttempts.at), asc(couponAttempts.id))
    .limit(500),
);
const usesOf = prepared({ couponId: redemptionPromotions.couponId }, (q, { couponId }) =>
  q
    .select({
      orderId: redemptions.orderId,
      memberId: redemptions.memberId,
      amount: redemptionPromotions.amount,
      status: redemptions.status,
      createdAt: redemptions.createdAt,
      committedAt: redemptions.committedAt,
      closedAt: redemptions.closedAt,
    })
    .from(redemptionPromotions)
    .innerJoin(redemptions, eq(redemptions.id, redemptionPromotions.redemptionId))
    .where(eq(redemptionPromotions.couponId, couponId))
    .orderBy(asc(redemptions.id))
    .limit(500),
);
type Use = Awaited<ReturnType<typeof usesOf>>[number];

/** When the code was reserved, and what became of it. */
const toEvents = ({ createdAt, committedAt, closedAt, status, ...facts }: Use): Event[] => {
  const events: Event[] = [{ at: createdAt, kind: 'reserved', ...facts }];
  if (committedAt !== null) events.push({ at: committedAt, kind: 'committed', ...facts });
  if (closedAt !== null)
    events.push({
      at: closedAt,
      kind: status === 'returned' ? 'returned' : 'released',
      ...facts,
    });
  return events;
};

export const couponLife = async (db: Db, entered: string, now: number): Promise<CouponLife> => {
  const coupon = await loadCoupon(db, 'code', foldCode(entered));
  const batch = await findRow(db, couponBatches, coupon.batchId);
  const attempts = await attemptsWith(db, { code: coupon.code });
  const uses = await usesOf(db, { couponId: coupon.id });
  const events: Event[] = [];
  if (batch) events.push({ at: batch.createdAt, kind: 'generated', by: batch.authorName });
  if (coupon.claimedAt !== null)
    events.push({
      at: coupon.claimedAt,
      kind: coupon.issuedBy === 'claim' ? 'claimed' : 'issued',
      by: coupon.issuedBy,
      memberId: coupon.memberId,
    });
  events.push(...uses.flatMap(toEvents));
  for (const attempt of attempts) events.push({ kind: 'refused', ...attempt });
  if (coupon.revokedAt !== null) events.push({ at: coupon.revokedAt, kind: 'revoked' });
  if (coupon.validUntil !== null && coupon.validUntil <= now)
    events.push({ at: coupon.validUntil, kind: 'ended' });
  return { coupon, events: events.sort((a, b) => a.at - b.at) };
};
