/** Records refused codes, so that support can explain them. */
import { inArray } from 'drizzle-orm';
import { codeKey } from '#contract/promotions/codes';
import type { Quote } from '#contract/promotions/quotes';
import type { PromotionVerdict, RefusedCode } from '#contract/promotions/verdicts';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { couponAttempts, coupons } from '#db/schema/promotions/coupons';

/** Days for which support can explain why a code was refused. */
export const ATTEMPT_KEEP_DAYS = 400;

const GIVEN: ReadonlySet<PromotionVerdict> = new Set(['applied', 'capped']);

/** Each entered code without a discount, with the reason. */
export const refusedIn = ({
  refusedCodes,
  verdicts,
}: Pick<Quote, 'refusedCodes' | 'verdicts'>): RefusedCode[] => [
  ...refusedCodes,
  ...verdicts.flatMap(({ code, verdict }) =>
    code !== undefined && !GIVEN.has(verdict) ? [{ code, verdict }] : [],
  ),
];

const couponsByKey = prepared({ keys: many(coupons.key) }, (q, { keys }) =>
  q.select({ id: coupons.id, key: coupons.key }).from(coupons).where(inArray(coupons.key, keys)),
);

export const recordAttempts = async (
  tx: Db,
  refused: readonly { code: string; verdict: PromotionVerdict }[],
  who: { at: number; memberId: number | null; orderId: string | null; channel: string | null },
) => {
  const rows = await couponsByKey(tx, { keys: refused.map(({ code }) => codeKey(code)) });
  const ids = new Map(rows.map(({ id, key }) => [key, id]));
  await insertRows(
    tx,
    couponAttempts,
    refused.map(({ code, verdict }) => ({
      code,
      verdict,
      couponId: ids.get(codeKey(code)) ?? null,
      ...who,
    })),
  );
};
