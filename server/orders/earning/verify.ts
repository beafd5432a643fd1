/** Compares what is kept of the earnings of orders with the ledgers. */
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { StoredAward } from '#contract/orders/earning';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { growthEntries } from '#db/schema/members/growth';
import { pointEntries } from '#db/schema/members/points';
import { orderEarnings } from '#db/schema/orders/earning';
import { orders } from '#db/schema/orders/orders';
import type { Check, Difference } from '../../platform/verify/verify.ts';

/** Orders compared at a time. */
const ORDERS = 1000;

const page = prepared({ after: orderEarnings.id }, (q, { after }) =>
  q
    .select({
      id: orderEarnings.id,
      memberId: orderEarnings.memberId,
      externalId: orders.externalId,
      awards: orderEarnings.awards,
    })
    .from(orderEarnings)
    .innerJoin(orders, eq(orders.id, orderEarnings.orderId))
    .where(gt(orderEarnings.id, after))
    .orderBy(asc(orderEarnings.id))
    .limit(ORDERS),
);
const pointsOf = prepared({ sourceIds: many(pointEntries.sourceId) }, (q, { sourceIds }) =>
  q
    .select({
      memberId: pointEntries.memberId,
      sourceId: pointEntries.sourceId,
      ruleKey: pointEntries.ruleKey,
      given: sql<number>`sum(${pointEntries.points})`.as('given'),
    })
    .from(pointEntries)
    .where(
      and(
        eq(pointEntries.source, 'order'),
        eq(pointEntries.type, 'earn'),
        inArray(pointEntries.sourceId, sourceIds),
      ),
    )
    .groupBy(pointEntries.memberId, pointEntries.sourceId, pointEntries.ruleKey),
);
const growthOf = prepared({ sourceIds: many(growthEntries.sourceId) }, (q, { sourceIds }) =>
  q
    .select({
      memberId: growthEntries.memberId,
      sourceId: growthEntries.sourceId,
      ruleKey: growthEntries.ruleKey,
      given: sql<number>`sum(${growthEntries.growth})`.as('given'),
    })
    .from(growthEntries)
    .where(
      and(
        eq(growthEntries.source, 'order'),
        eq(growthEntries.type, 'earn'),
        inArray(growthEntries.sourceId, sourceIds),
      ),
    )
    .groupBy(growthEntries.memberId, growthEntries.sourceId, growthEntries.ruleKey),
);

const keyOf = (currency: string, memberId: number, sourceId: string, ruleKey: string) =>
  JSON.stringify([currency, memberId, sourceId, ruleKey]);
/** What the lines were awarded is what was granted, and no more of it was taken back. */
const isSound = ({ granted, reversed, lines }: StoredAward) =>
  reversed >= 0 &&
  reversed <= granted &&
  lines.reduce((sum, { award }) => sum + award, 0) === granted;

const compare = async (tx: Db, rows: Awaited<ReturnType<typeof page>>): Promise<Difference[]> => {
  const sourceIds = rows.map(({ externalId }) => externalId);
  const given = new Map<string, number>();
  for (const [currency, load] of [
    ['points', pointsOf],
    ['growth', growthOf],
  ] as const)
    for (const row of await load(tx, { sourceIds }))
      given.set(keyOf(currency, row.memberId, row.sourceId, row.ruleKey), Number(row.given));
  return rows.flatMap(({ id, memberId, externalId, awards }) =>
    awards.flatMap((award) => {
      const { currency, ruleKey, granted } = award;
      const least = given.get(keyOf(currency, memberId, externalId, ruleKey)) ?? 0;
      // Less is left of it where the order contains less than it did: that was taken back.
      return isSound(award) && granted <= least
        ? []
        : [{ table: 'order_earnings', kept: { id, ...award }, expected: { given: least } }];
    }),
  );
};

const verifyEarnings = async (tx: Db): Promise<Difference[]> => {
  const differences: Difference[] = [];
  let after = 0;
  for (;;) {
    const rows = await page(tx, { after });
    const last = rows.at(-1);
    if (!last) return differences;
    differences.push(...(await compare(tx, rows)));
    after = last.id;
  }
};

const withoutRow = (table: string) =>
  `select e.id, e.source_id from ${table} e join orders o on o.external_id = e.source_id
   where e.source = 'order' and e.type = 'earn' and not exists
     (select 1 from order_earnings k where k.order_id = o.id and k.member_id = e.member_id)`;

export const EARNING_CHECKS: readonly Check[] = [
  { name: 'order_earnings', find: verifyEarnings },
  {
    name: 'entries of orders beside order_earnings',
    wrongRows: `${withoutRow('point_entries')} union all ${withoutRow('growth_entries')}`,
  },
  {
    name: 'earn_budgets.granted',
    wrongRows: `select b.rule_key, b.currency, b.granted from earn_budgets b where b.granted <>
      case when b.currency = 'points'
        then (select coalesce(sum(e.points), 0) from point_entries e where e.rule_key = b.rule_key and e.type = 'earn')
        else (select coalesce(sum(e.growth), 0) from growth_entries e where e.rule_key = b.rule_key and e.type = 'earn')
      end`,
  },
];
