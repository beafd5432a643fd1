/** Records refused codes, so that support can explain them. */
import { inArray } from 'drizzle-orm';
import type { Quote } from '#contract/promotions/quotes';
import type { PromotionVerdict } from '#contract/promotions/verdicts';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { couponAttempts, coupons } from '#db/schema/promotions/coupons';

/** Days for which support can explain why a code was refused. */
export const ATTEMPT_KEEP_DAYS = 400;

const GIVEN: ReadonlySet<PromotionVerdict> = new Set(['applied', 'capped']);

/** Each entered code without a discount, with the reason. */
export const refusedIn = ({ refusedCodes, verdicts }: Pick<Quote, 'refusedCodes' | 'verdicts'>) => [
  ...refusedCodes,
  ...verdicts.flatMap(({ code, verdict }) =>
    code !== undefined && !GIVEN.has(verdict) ? [{ code, verdict }] : [],
  ),
];

const couponsByCode = prepared({ codes: many(coupons.code) }, (q, { codes }) =>
  q
    .select({ id: coupons.id, code: coupons.code })
    .from(coupons)
    .where(inArray(coupons.code, codes)),
);

export const recordAttempts = async (
  tx: Db,
  refused: readonly { code: string; verdict: PromotionVerdict }[],
  who: { at: number; memberId: number | null; orderId: string | null; channel: string | null },
) => {
  const rows = await couponsByCode(tx, { codes: refused.map(({ code }) => code) });
  const ids = new Map(rows.map(({ id, code }) => [code, id]));
  await insertRows(
    tx,
    couponAttempts,
    refused.map(({ code, verdict }) => ({
      code,
      verdict,
      couponId: ids.get(code) ?? null,
      ...who,
    })),
  );
};
