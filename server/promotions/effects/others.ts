/** Finds promotions whose effect cannot be told apart from that of others. */
import { and, asc, gt, inArray, isNotNull, isNull, lt, not, or } from 'drizzle-orm';
import { MIN_SHARED_BPS } from '#contract/promotions/effects';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { rowsStatement } from '#db/statements';
import { startOfDay } from '#shared/days';
import { overlapper } from '../calendar/overlap.ts';
import { loadPaths } from '../calendar/paths.ts';
import { ordersSql, promotionIdsSql } from './ordersSql.ts';
import type { Period } from './periods.ts';

const inForceWithin = prepared(
  { ids: many(promotions.id), from: promotions.endsAt, to: promotions.startsAt },
  (q, { ids, from, to }) =>
    q
      .select({
        id: promotions.id,
        name: promotions.name,
        terms: promotions.terms,
        startsAt: promotions.startsAt,
        endsAt: promotions.endsAt,
        archivedAt: promotions.archivedAt,
      })
      .from(promotions)
      .where(
        and(
          not(inArray(promotions.id, ids)),
          isNotNull(promotions.liveRevision),
          lt(promotions.startsAt, to),
          or(isNull(promotions.endsAt), gt(promotions.endsAt, from)),
        ),
      )
      .orderBy(asc(promotions.id)),
);

// By hand: the orders of given promotions, found as in the report.
const usesBetween = rowsStatement<{ id: number; orders: number }>(
  { id: 'integer' },
  (input) => `
  with ${promotionIdsSql(input)}, ${ordersSql}
  select p.promotion_id as id, count(*) as orders from parts p cross join orders o
  where o.id = p.order_id and o.counted_on >= ? and o.counted_on < ? group by p.promotion_id`,
);

/** Without a window, so that two promotions meet whenever they ran. */
const always = (terms: Terms): Terms => ({ ...terms, startsAt: 0, endsAt: null });

/**
 * Other promotions for the same goods and shoppers that, together, many orders used in one of the two periods but that
 * did not run throughout both: what they changed is part of the difference between the periods.
 */
export const loadConfounding = async (
  db: Db,
  subject: { promotionIds: readonly number[]; terms: readonly Terms[]; orderCount: number },
  periods: { compared: Period; earlier: Period },
  timeZone: string,
): Promise<{ id: number; name: string }[]> => {
  const { compared, earlier } = periods;
  const from = startOfDay(earlier.from, timeZone);
  const to = startOfDay(compared.to, timeZone);
  const others = await inForceWithin(db, { ids: [...subject.promotionIds], from, to });
  const overlapOf = overlapper((await loadPaths(db)).pathOf, timeZone);
  const partly = others.filter(({ terms, startsAt, endsAt, archivedAt }) => {
    const end = Math.min(endsAt ?? Infinity, archivedAt ?? Infinity);
    if (end <= from || (startsAt <= from && end >= to)) return false;
    return subject.terms.some((own) => overlapOf(always(own), always(terms)) !== null);
  });
  const rows = partly.map(({ id }) => [id]);
  const least = (subject.orderCount * MIN_SHARED_BPS) / 10_000;
  const used = new Set<number>();
  for (const { from: first, to: last } of [compared, earlier]) {
    const uses = await usesBetween(db, rows, first, last);
    // Together: four small promotions change as much as a large one.
    if (uses.reduce((sum, { orders }) => sum + orders, 0) < least) continue;
    for (const { id, orders } of uses) if (orders > 0) used.add(id);
  }
  return partly.flatMap(({ id, name }) => (used.has(id) ? [{ id, name }] : []));
};
