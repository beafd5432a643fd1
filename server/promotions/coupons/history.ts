/** The history of one code, for support: issued, refused, used, revoked, ended. */
import type { CouponHistory } from '#contract/promotions/coupons/coupon';
import { codeKey } from '#contract/promotions/codes';
import { couponBatches } from '#db/schema/promotions/coupons';
import type { Context } from '../../platform/http/context.ts';
import { findRow, recordId } from '../../platform/records/records.ts';
import { type Use, attemptsWith, usesOf } from './historyRows.ts';
import { couponById, loadCoupon } from './coupon.ts';

type Event = CouponHistory['events'][number];

/** When the code was reserved, and the outcome. */
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

export const loadCouponHistory = async (
  context: Context,
  named: string,
  by: 'code' | 'id',
): Promise<CouponHistory> => {
  const { db } = context;
  const now = context.now();
  // Whoever sends a code knows it.
  const coupon =
    by === 'id'
      ? await loadCoupon(db, 'id', recordId(named), true)
      : await loadCoupon(db, 'key', codeKey(named), true);
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
  const shown = by === 'id' ? await couponById(context, coupon.id) : coupon;
  return { coupon: shown, events: events.sort((a, b) => a.at - b.at) };
};
