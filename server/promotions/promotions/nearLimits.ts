/** The promotions in force or to come of which a budget, or the stock of a flash sale, is nearly used up. */
import { and, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import { NEARLY_USED_BPS } from '#contract/platform/attention';
import type { Terms } from '#contract/promotions/promotions';
import { many, prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { usageCounters } from '#db/schema/promotions/redemptions';
import { RATE } from '#shared/money';
import type { Context } from '../../platform/http/context.ts';
import { counters } from '../engine/counters.ts';

const openPromotions = prepared({ now: promotions.endsAt }, (q, { now }) =>
  q
    .select({ id: promotions.id, terms: promotions.terms })
    .from(promotions)
    .where(
      and(
        isNull(promotions.archivedAt),
        isNotNull(promotions.liveRevision),
        or(isNull(promotions.endsAt), gt(promotions.endsAt, now)),
      ),
    ),
);
const usedOf = prepared({ names: many(usageCounters.counter) }, (q, { names }) =>
  q
    .select({ counter: usageCounters.counter, used: usageCounters.used })
    .from(usageCounters)
    .where(inArray(usageCounters.counter, names)),
);

/** Whether so much of a limit is used that somebody should look at it; nothing of nothing is not. */
const isNearlyUsed = (used: number, limit: number): boolean =>
  used > 0 && used * RATE >= limit * NEARLY_USED_BPS;

/** Limits of a promotion by the name of their counter. */
type LimitsOf = (id: number, terms: Terms) => [counter: string, limit: number][];

export const budgetOf: LimitsOf = (id, { limits: { budget } }) =>
  budget === null ? [] : [[counters.spent(id), budget]];

export const flashStockOf: LimitsOf = (id, { rewards }) =>
  rewards.flatMap((reward) =>
    reward.kind === 'flash'
      ? reward.items.flatMap(({ variantId, stock }): [string, number][] =>
          stock === null ? [] : [[counters.flash(id, variantId), stock]],
        )
      : [],
  );

type Reader = Pick<Context, 'db' | 'now'>;
const loaded = new WeakMap<Reader, ReturnType<typeof openPromotions>>();
/** Loaded once for each request, because Today asks for several limits. */
const promotionsFor = (context: Reader) => {
  const known = loaded.get(context) ?? openPromotions(context.db, { now: context.now() });
  loaded.set(context, known);
  return known;
};

/** Ids of promotions with at least one of these limits nearly used up now. */
export const idsNearLimit = async (context: Reader, limitsOf: LimitsOf): Promise<number[]> => {
  const { db } = context;
  const limited = (await promotionsFor(context)).flatMap(({ id, terms }) =>
    limitsOf(id, terms).map(([counter, limit]) => ({ id, counter, limit })),
  );
  const rows = await usedOf(db, { names: limited.map(({ counter }) => counter) });
  const used = new Map(rows.map((row) => [row.counter, row.used]));
  const near = limited.filter(({ counter, limit }) => isNearlyUsed(used.get(counter) ?? 0, limit));
  return [...new Set(near.map(({ id }) => id))];
};
