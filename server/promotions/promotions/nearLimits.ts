/** The promotions in force or to come of which a budget, or the stock of a flash sale, is nearly used up. */
import { and, gt, isNotNull, isNull, or } from 'drizzle-orm';
import { NEARLY_USED_BPS } from '#contract/platform/attention';
import { prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { RATE } from '#shared/money';
import type { Context } from '../../platform/http/context.ts';
import { loadUsage } from '../quotes/loadUsage.ts';
import { limitsOf } from './limitsOf.ts';

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
/** Whether so much of a limit is used that somebody should look at it; nothing of nothing is not. */
const isNearlyUsed = (used: number, limit: number): boolean =>
  used > 0 && used * RATE >= limit * NEARLY_USED_BPS;

type Reader = Pick<Context, 'db' | 'now'>;
const loaded = new WeakMap<Reader, ReturnType<typeof openPromotions>>();
/** Loaded once for each request, because Today asks for several limits. */
const promotionsFor = (context: Reader) => {
  const known = loaded.get(context) ?? openPromotions(context.db, { now: context.now() });
  loaded.set(context, known);
  return known;
};

/** Ids of promotions with at least one limit of this kind nearly used up now. */
export const idsNearLimit = async (
  context: Reader,
  wanted: 'budget' | 'flashStock',
): Promise<number[]> => {
  const { db } = context;
  const limited = (await promotionsFor(context)).flatMap(({ id, terms }) =>
    limitsOf(id, terms, '')
      .filter(({ kind }) => kind === wanted)
      .map(({ counter, limit }) => ({ id, counter, limit })),
  );
  const usage = await loadUsage(
    db,
    limited.map(({ counter }) => counter),
    context.now(),
  );
  const near = limited.filter(({ counter, limit }) => isNearlyUsed(usage(counter), limit));
  return [...new Set(near.map(({ id }) => id))];
};
