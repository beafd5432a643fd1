/** Whatever happened to one code, for whoever has the customer on the phone. */
import { type Coupon, type CouponLife, foldCode } from '#contract/promotions/coupons';
import type { PromotionVerdict } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { query } from '#db/statements';
import { notFound } from '../../platform/http/errors.ts';

/** Columns of a code with what its batch says of it. */
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

/** Good until the earlier of its own end and its batch's; taken back with its batch. */
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

const found = async (db: Db, condition: string, value: string | number): Promise<Coupon> => {
  const [row] = await query<Stored>(db, `${SELECT} where ${condition} = ?`, [value]);
  if (!row) throw notFound();
  return presentCoupon(row);
};
export const couponById = (db: Db, id: number) => found(db, 'id', id);

type Event = CouponLife['events'][number];

export const couponLife = async (db: Db, entered: string, now: number): Promise<CouponLife> => {
  const coupon = await found(db, 'code', foldCode(entered));
  const [batch] = await query<{
    created_at: number;
    author_name: string;
    revoked_at: number | null;
  }>(db, 'select created_at, author_name, revoked_at from coupon_batches where id = ?', [
    coupon.batchId,
  ]);
  const attempts = await query<{
    at: number;
    verdict: PromotionVerdict;
    orderId: string | null;
    memberId: number | null;
  }>(
    db,
    `select at, verdict, order_id as "orderId", member_id as "memberId" from coupon_attempts where code = ?
     order by at, id limit 500`,
    [coupon.code],
  );
  const uses = await query<{
    orderId: string;
    memberId: number | null;
    amount: number;
    status: string;
    createdAt: number;
    committedAt: number | null;
    closedAt: number | null;
  }>(
    db,
    `select r.order_id as "orderId", r.member_id as "memberId", p.amount, r.status, r.created_at as "createdAt",
       r.committed_at as "committedAt", r.closed_at as "closedAt"
     from redemption_promotions p join redemptions r on r.id = p.redemption_id where p.coupon_id = ? order by r.id limit 500`,
    [coupon.id],
  );
  const events: Event[] = [];
  if (batch) events.push({ at: batch.created_at, kind: 'generated', by: batch.author_name });
  if (coupon.claimedAt !== null)
    events.push({
      at: coupon.claimedAt,
      kind: coupon.issuedBy === 'claim' ? 'claimed' : 'issued',
      by: coupon.issuedBy,
      memberId: coupon.memberId,
    });
  for (const { orderId, memberId, amount, status, createdAt, committedAt, closedAt } of uses) {
    const facts = { orderId, memberId, amount };
    events.push({ at: createdAt, kind: 'reserved', ...facts });
    if (committedAt !== null) events.push({ at: committedAt, kind: 'committed', ...facts });
    if (closedAt !== null)
      events.push({
        at: closedAt,
        kind: status === 'returned' ? 'returned' : 'released',
        ...facts,
      });
  }
  for (const attempt of attempts) events.push({ kind: 'refused', ...attempt });
  if (coupon.revokedAt !== null) events.push({ at: coupon.revokedAt, kind: 'revoked' });
  if (coupon.validUntil !== null && coupon.validUntil <= now)
    events.push({ at: coupon.validUntil, kind: 'ended' });
  return { coupon, events: events.sort((a, b) => a.at - b.at) };
};
