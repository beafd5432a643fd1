/** Finds the promotions that entered codes bring in, or the reason why a code brings none. */
import { eq, inArray } from 'drizzle-orm';
import { foldCode } from '#contract/promotions/codes';
import type { PromotionVerdict, RefusedCode } from '#contract/promotions/verdicts';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { coupons } from '#db/schema/promotions/coupons';
import { promotionBook } from '#db/schema/promotions/promotions';
import type { Candidate } from '../engine/types.ts';
import type { BatchFacts, CachedPromotions } from './loadPromotions.ts';

export type CouponFacts = Pick<
  typeof coupons.$inferSelect,
  'id' | 'code' | 'batchId' | 'memberId' | 'validUntil' | 'revokedAt'
>;

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

/** The version of the promotions with each known code; where no code is known, one row without one. */
const enteredCodes = prepared({ codes: many(coupons.code) }, (q, { codes }) =>
  q
    .select({
      version: promotionBook.version,
      id: coupons.id,
      code: coupons.code,
      batchId: coupons.batchId,
      memberId: coupons.memberId,
      validUntil: coupons.validUntil,
      revokedAt: coupons.revokedAt,
    })
    .from(promotionBook)
    .leftJoin(coupons, inArray(coupons.code, codes))
    .where(eq(promotionBook.id, 1)),
);

/** The coupons of some codes, by folded code, and the version of the promotions. */
export interface CodeFacts {
  version: number | undefined;
  coupons: Map<string, CouponFacts>;
}

/** Reads both in one statement: a measured hot path, and every basket needs the version. */
export const loadCodes = async (db: Db, entered: readonly string[]): Promise<CodeFacts> => {
  const codes = [...new Set(entered.map(foldCode))];
  if (codes.length === 0) return { version: undefined, coupons: new Map() };
  const rows = await enteredCodes(db, { codes });
  const known = rows.filter((row): row is typeof row & CouponFacts => row.id !== null);
  return {
    version: rows[0]?.version,
    coupons: new Map(known.map((row) => [row.code, row])),
  };
};

export interface Entered {
  candidates: Candidate[];
  refused: RefusedCode[];
}

/** Where several codes bring in the same promotion, the first counts. */
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
