/** Codes somebody entered → the promotions they bring in, or why they bring none. */
import { foldCode } from '#contract/coupons';
import type { PromotionVerdict, RefusedCode } from '#contract/quotes';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import type { Candidate } from '../promotions/engine/types.ts';
import type { BatchFacts, Book } from './book.ts';

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

export interface Entered {
  candidates: Candidate[];
  refused: RefusedCode[];
  coupons: Map<string, CouponFacts>;
}

/** Codes as entered, folded; of several for one promotion the first counts. */
export const enterCodes = async (
  db: Db,
  book: Book,
  codes: readonly string[],
  memberId: number | null,
  at: number,
): Promise<Entered> => {
  const folded = [...new Set(codes.map(foldCode))];
  const rows = await selectIn<CouponFacts>(
    db,
    'select id, code, batch_id, member_id, valid_until, revoked_at from coupons where code in (?)',
    folded,
    'text',
  );
  const coupons = new Map(rows.map((row) => [row.code, row]));
  const candidates = new Map<number, Candidate>();
  const refused: RefusedCode[] = [];
  for (const code of folded) {
    const coupon = coupons.get(code);
    const batch = coupon && book.batches.get(coupon.batch_id);
    const promotion = batch && book.promotions.get(batch.promotionId);
    // A promotion that was never approved, or is put away, has no codes.
    const verdict = !coupon || !batch || !promotion ? 'unknownCode' : refusal(coupon, batch, memberId, at);
    if (verdict) refused.push({ code, verdict });
    else if (promotion && candidates.has(promotion.id)) refused.push({ code, verdict: 'silenced' });
    else if (promotion && coupon && batch)
      candidates.set(promotion.id, { ...promotion, code, couponId: coupon.id, couponUses: batch.usesPerCode });
  }
  return { candidates: [...candidates.values()], refused, coupons };
};
