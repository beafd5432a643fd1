/** Finds the promotions that entered codes bring in, or why a code brings none. */
import { foldCode } from '#contract/promotions/coupons';
import type { PromotionVerdict, RefusedCode } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { among, query } from '#db/statements';
import type { Candidate } from '../engine/types.ts';
import type { BatchFacts, CachedPromotions } from './promotionCache.ts';

export interface CouponFacts {
  id: number;
  code: string;
  batch_id: number;
  member_id: number | null;
  valid_until: number | null;
  revoked_at: number | null;
}

const refusal = (
  coupon: CouponFacts,
  { claim, revoked, validFrom, validUntil }: BatchFacts,
  memberId: number | null,
  at: number,
): PromotionVerdict | null => {
  if (revoked || coupon.revoked_at !== null) return 'codeRevoked';
  if (validFrom !== null && at < validFrom) return 'codeNotStarted';
  if (validUntil !== null && at >= validUntil) return 'codeEnded';
  if (coupon.valid_until !== null && at >= coupon.valid_until) return 'codeEnded';
  if (claim.bound && coupon.member_id === null) return 'codeUnclaimed';
  return claim.bound && coupon.member_id !== memberId ? 'codeOfAnother' : null;
};

const ENTERED = `select b.version, c.id, c.code, c.batch_id, c.member_id, c.valid_until, c.revoked_at
  from promotion_book b left join coupons c on c.code`;

/** What is known of codes, by folded code, and the version of the promotions. */
export interface LookedUp {
  version: number | undefined;
  coupons: Map<string, CouponFacts>;
}

/** One statement for both: every basket needs the version. */
export const lookUpCodes = async (db: Db, entered: readonly string[]): Promise<LookedUp> => {
  const codes = [...new Set(entered.map(foldCode))];
  if (codes.length === 0) return { version: undefined, coupons: new Map() };
  const { sql, values } = among(db, codes, 'text');
  const rows = await query<CouponFacts & { version: number }>(
    db,
    `${ENTERED} ${sql} where b.id = 1`,
    values,
  );
  // Where no code is known there is one row, without one.
  const coupons = new Map(
    rows.flatMap((row) => (row.id === null ? [] : [[row.code, row] as const])),
  );
  return { version: rows[0]?.version, coupons };
};

export interface Entered {
  candidates: Candidate[];
  refused: RefusedCode[];
}

/** Of several codes for one promotion the first counts. */
export const enterCodes = (
  coupons: LookedUp['coupons'],
  cached: CachedPromotions,
  codes: readonly string[],
  memberId: number | null,
  at: number,
): Entered => {
  const candidates = new Map<number, Candidate>();
  const refused: RefusedCode[] = [];
  for (const code of new Set(codes.map(foldCode))) {
    const coupon = coupons.get(code);
    const batch = coupon && cached.batches.get(coupon.batch_id);
    const promotion = batch && cached.promotions.get(batch.promotionId);
    // A promotion that was never approved, or is archived, has no codes.
    const verdict =
      !coupon || !batch || !promotion ? 'unknownCode' : refusal(coupon, batch, memberId, at);
    if (verdict) refused.push({ code, verdict });
    else if (promotion && candidates.has(promotion.id)) refused.push({ code, verdict: 'silenced' });
    else if (promotion && coupon && batch)
      candidates.set(promotion.id, {
        ...promotion,
        code,
        couponId: coupon.id,
        couponUses: batch.usesPerCode,
      });
  }
  return { candidates: [...candidates.values()], refused };
};
