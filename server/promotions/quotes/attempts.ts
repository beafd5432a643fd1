/** Codes that were refused, kept for whoever is asked why. */
import type { PromotionVerdict, Quote } from '#contract/promotions/quotes';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { couponAttempts } from '#db/schema/promotions/coupons';

/** Days for which support can still tell a shopper why a code was refused. */
export const ATTEMPT_KEEP_DAYS = 400;

const GIVEN: ReadonlySet<PromotionVerdict> = new Set(['applied', 'capped']);

/** Each entered code that gave nothing, with the reason. */
export const refusedIn = ({ refusedCodes, verdicts }: Pick<Quote, 'refusedCodes' | 'verdicts'>) => [
  ...refusedCodes,
  ...verdicts.flatMap(({ code, verdict }) =>
    code !== undefined && !GIVEN.has(verdict) ? [{ code, verdict }] : [],
  ),
];

export const recordAttempts = async (
  tx: Db,
  refused: readonly { code: string; verdict: PromotionVerdict }[],
  who: { at: number; memberId: number | null; orderId: string | null; channel: string | null },
) => {
  const rows = await selectIn<{ id: number; code: string }>(
    tx,
    'select id, code from coupons where code in (?)',
    refused.map(({ code }) => code),
    'text',
  );
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
