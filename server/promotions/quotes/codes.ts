/** Finds the promotions of entered codes, or the reason why a code has none. Pure. */
import { codeKey, foldCode } from '#contract/promotions/codes';
import { MAX_ENTERED } from '#contract/promotions/quotes';
import type { PromotionVerdict, RefusedCode } from '#contract/promotions/verdicts';
import type { Candidate } from '../engine/types.ts';
import type { BatchFacts, CachedPromotions } from './loadPromotions.ts';
import type { CouponFacts, CodeFacts } from './loadCodes.ts';

/** Longer texts are no codes; only their beginning is returned and recorded. */
const MAX_SHOWN = 60;

/** Why the code counts for nobody or not for this member; null where it counts. */
export const whyRefused = (
  coupon: CouponFacts,
  { claim, revoked, validFrom, validUntil }: BatchFacts,
  /** The records of the shopper. */
  recordIds: readonly number[],
  at: number,
): PromotionVerdict | null => {
  if (revoked || coupon.revokedAt !== null) return 'codeRevoked';
  if (validFrom !== null && at < validFrom) return 'codeNotStarted';
  if (validUntil !== null && at >= validUntil) return 'codeEnded';
  if (coupon.validUntil !== null && at >= coupon.validUntil) return 'codeEnded';
  if (claim.bound && coupon.memberId === null) return 'codeUnclaimed';
  const isOwn = coupon.memberId !== null && recordIds.includes(coupon.memberId);
  return claim.bound && !isOwn ? 'codeOfAnother' : null;
};

/** A promotion with each of its entered codes. */
export type CodeChoices = ReadonlyMap<number, readonly Candidate[]>;
export interface Entered {
  /** One for each promotion, with the first of its codes. */
  candidates: Candidate[];
  /** Promotions of which several codes were entered (`chooseCodes` decides between them). */
  choices: CodeChoices;
  refused: RefusedCode[];
}

export const enterCodes = (
  known: CodeFacts['coupons'],
  cached: CachedPromotions,
  codes: readonly string[],
  recordIds: readonly number[],
  at: number,
): Entered => {
  const byPromotion = new Map<number, Candidate[]>();
  const refused: RefusedCode[] = [];
  const entered = new Map(codes.map((code) => [codeKey(code), foldCode(code)]));
  [...entered].forEach(([key, folded], index) => {
    const refuse = (verdict: PromotionVerdict) =>
      refused.push({ code: [...folded].slice(0, MAX_SHOWN).join(''), verdict });
    if (index >= MAX_ENTERED) return void refuse('tooManyCodes');
    const coupon = known.get(key);
    const batch = coupon && cached.batches.get(coupon.batchId);
    const promotion = batch && cached.promotions.get(batch.promotionId);
    // A promotion that was never approved or is archived has no usable codes.
    if (!coupon || !batch || !promotion) return void refuse('unknownCode');
    const verdict = whyRefused(coupon, batch, recordIds, at);
    if (verdict) return void refuse(verdict);
    const candidate = {
      ...promotion,
      code: coupon.code,
      couponId: coupon.id,
      couponUses: batch.usesPerCode,
    };
    const others = byPromotion.get(promotion.id);
    if (others) others.push(candidate);
    else byPromotion.set(promotion.id, [candidate]);
  });
  const all = [...byPromotion.values()];
  return {
    candidates: all.flatMap(([first]) => first ?? []),
    choices: new Map([...byPromotion].filter(([, { length }]) => length > 1)),
    refused,
  };
};
