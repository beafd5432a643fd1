/** Finds the promotions of entered codes, or the reason why a code has none. */
import { foldCode } from '#contract/promotions/codes';
import type { PromotionVerdict, RefusedCode } from '#contract/promotions/verdicts';
import type { Candidate } from '../engine/types.ts';
import type { BatchFacts, CachedPromotions } from './loadPromotions.ts';
import type { CouponFacts, CodeFacts } from './loadCodes.ts';

const refusal = (
  coupon: CouponFacts,
  { claim, revoked, validFrom, validUntil }: BatchFacts,
  memberId: number | null,
  at: number,
): PromotionVerdict | null => {
  if (revoked || coupon.revokedAt !== null) return 'codeRevoked';
  if (validFrom !== null && at < validFrom) return 'codeNotStarted';
  if (validUntil !== null && at >= validUntil) return 'codeEnded';
  if (coupon.validUntil !== null && at >= coupon.validUntil) return 'codeEnded';
  if (claim.bound && coupon.memberId === null) return 'codeUnclaimed';
  return claim.bound && coupon.memberId !== memberId ? 'codeOfAnother' : null;
};

export interface Entered {
  candidates: Candidate[];
  refused: RefusedCode[];
}

/** Where several codes belong to the same promotion, the first counts. */
export const enterCodes = (
  known: CodeFacts['coupons'],
  cached: CachedPromotions,
  codes: readonly string[],
  memberId: number | null,
  at: number,
): Entered => {
  const candidates = new Map<number, Candidate>();
  const refused: RefusedCode[] = [];
  for (const code of new Set(codes.map(foldCode))) {
    const coupon = known.get(code);
    const batch = coupon && cached.batches.get(coupon.batchId);
    const promotion = batch && cached.promotions.get(batch.promotionId);
    // A promotion that was never approved or is archived has no usable codes.
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
