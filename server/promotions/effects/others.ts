/** Finds promotions whose effect cannot be told apart from that of others. */
import { and, asc, gt, inArray, isNotNull, isNull, lt, not, or } from 'drizzle-orm';
import { MIN_SHARED_BPS } from '#contract/promotions/effects';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { inValues, query } from '#db/statements';
import { startOfDay } from '#shared/days';
import { loadRanks } from '../../members/levels/load.ts';
import { overlapper } from '../calendar/overlap.ts';
import { loadPaths } from '../calendar/paths.ts';
import { targetScopes } from '../engine/targetScopes.ts';
import { linesInScopes, type SqlCondition } from '../scopes/scopeSql.ts';
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

/** How many orders of a period used each of these promotions and hold goods in these scopes. By hand: conditions depend on the scopes. */
const loadUses = async (
  db: Db,
  ids: readonly number[],
  lines: SqlCondition,
  { from, to }: Period,
): Promise<{ id: number; orders: number }[]> => {
  const rows = await query<{ id: number; orders: number }>(
    db,
    `with ${promotionIdsSql(`promotions where id ${inValues(db, 'bigint')}`)}, ${ordersSql}
     select p.promotion_id as id, count(*) as orders from parts p cross join orders o
     where o.id = p.order_id and o.counted_on >= ? and o.counted_on < ? and exists (
       select 1 from order_lines l left join variants v on v.id = l.variant_id left join products p on p.id = v.product_id
       where l.order_id = o.id and ${lines.sql})
     group by p.promotion_id`,
    [JSON.stringify(ids), from, to, ...lines.values],
  );
  return rows.map(({ id, orders }) => ({ id: Number(id), orders: Number(orders) }));
};

/** Without a window, so that two promotions meet whenever they ran. */
const always = (terms: Terms): Terms => ({ ...terms, startsAt: 0, endsAt: null });

/**
 * Other promotions for the same goods and shoppers that, together, many orders of these goods used in one of the two periods but that
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
  const overlapOf = overlapper((await loadPaths(db)).pathOf, timeZone, await loadRanks(db));
  const partly = others.filter(({ terms, startsAt, endsAt, archivedAt }) => {
    const end = Math.min(endsAt ?? Infinity, archivedAt ?? Infinity);
    if (end <= from || (startsAt <= from && end >= to)) return false;
    return subject.terms.some((own) => overlapOf(always(own), always(terms)) !== null);
  });
  if (partly.length === 0) return [];
  const lines = await linesInScopes(
    db,
    subject.terms.flatMap((own) => targetScopes(own)),
  );
  const least = (subject.orderCount * MIN_SHARED_BPS) / 10_000;
  const used = new Set<number>();
  for (const period of [compared, earlier]) {
    const ids = partly.map(({ id }) => id);
    const uses = await loadUses(db, ids, lines, period);
    // Together: four small promotions change as much as a large one.
    if (uses.reduce((sum, { orders }) => sum + orders, 0) < least) continue;
    for (const { id, orders } of uses) if (orders > 0) used.add(id);
  }
  return partly.flatMap(({ id, name }) => (used.has(id) ? [{ id, name }] : []));
};
