/** Refuses batches that contradict their promotion, and codes that can be guessed. */
import { and, eq, sum } from 'drizzle-orm';
import type { CouponBatchInput } from '#contract/promotions/coupons';
import { guessable } from '#contract/promotions/codes';
import type { Db } from '#db';
import { couponBatches } from '#db/schema/promotions/coupons';
import { prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { checkAudience } from '../../platform/audiences/known.ts';
import { invalid } from '../../platform/http/errors.ts';
import { findRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

const sumQuantity = prepared(
  { prefix: couponBatches.prefix, suffix: couponBatches.suffix, length: couponBatches.length },
  (q, { prefix, suffix, length }) =>
    q
      .select({ quantity: sum(couponBatches.quantity) })
      .from(couponBatches)
      .where(
        and(
          eq(couponBatches.kind, 'unique'),
          eq(couponBatches.prefix, prefix),
          eq(couponBatches.suffix, suffix),
          eq(couponBatches.length, length),
        ),
      ),
);

/** Refuses what contradicts the promotion, and codes that can be guessed. */
export const checkBatch = async (tx: Db, writer: Writer, input: CouponBatchInput) => {
  const promotion = await findRow(tx, promotions, input.promotionId);
  if (!promotion) throw invalid({ promotionId: 'errors.notFound' });
  if (promotion.archivedAt !== null) throw invalid({ promotionId: 'promotions.errors.archived' });
  if (promotion.trigger !== 'code') throw invalid({ promotionId: 'coupons.errors.automatic' });
  // What nobody can use any more is a wrong day, not a wish.
  if (input.validUntil !== null && input.validUntil <= writer.now)
    throw invalid({ validUntil: 'coupons.errors.endsInPast' });
  const { levels, fromLevel, segments } = input.claim;
  await checkAudience(tx, writer, { levels, fromLevel, segments }, (claim) => ({ claim }));
  if (input.kind !== 'unique') return;
  // Codes of other batches with the same prefix, suffix and length are matched by the same guesses.
  const [alike] = await sumQuantity(tx, input);
  if (guessable(input.length, input.quantity + Number(alike?.quantity ?? 0)))
    throw invalid({ length: 'coupons.errors.guessable' });
};
