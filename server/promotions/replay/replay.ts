/** Terms under work tried on real orders: what they would have cost, and whom they would have reached. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PromotionInput, PromotionReplay } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query } from '#db/statements';
import { mulDiv, RATE } from '#shared/money';
import { groupBy } from '../../pricing/prices/read.ts';
import { engineRules } from '../quotes/quote.ts';
import { variantFacts } from '../quotes/goods.ts';
import { addDays, dayOf } from '#shared/days';
import type { Settings } from '#contract/platform/settings';
import { draftCandidate } from '../quotes/draft.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { BasketLine, Candidate, EngineRules, Shopper } from '../engine/types.ts';

/** Orders taken in; of more, every so-many-th. */
const MOST_ORDERS = 20_000;
/** Orders between two turns for others. */
const STEP = 200;
const EXAMPLES = 10;

interface OrderRow {
  id: number;
  external_id: string;
  channel: string;
  placed_at: number;
  counted_on: string;
  shipping: number;
  member: string | null;
  level: string | null;
  groups: string | null;
  joined_at: number | null;
  birthday: string | null;
  earlier: number | null;
}
interface LineRow {
  order_id: number;
  position: number;
  variant_id: number | null;
  quantity: number;
  unit_price: number;
  paid: number;
  cost: number | null;
}

const ordersOf = (db: Db, from: string, most: number) =>
  query<OrderRow & { total: number }>(
    db,
    `select * from (
       select o.id, o.external_id, o.channel, o.placed_at, o.counted_on, o.shipping, m.external_id as member, m.level,
         m.groups, m.joined_at, m.birthday,
         case when m.id is null then null else (select count(*) from orders e
           where e.member_id = m.id and e.counted_on is not null and e.placed_at < o.placed_at) end as earlier,
         row_number() over (order by o.id) as n, count(*) over () as total
       from orders o left join members m on m.id = o.member_id where o.counted_on >= ?
     ) as numbered where (n - 1) % (case when total > ? then (total + ? - 1) / ? else 1 end) = 0 order by id`,
    [from, most, most, most],
  );

const shopperOf = (row: OrderRow): Shopper => ({
  key: row.member === null ? null : `member:${row.member}`,
  level: row.level,
  groups: row.groups === null ? [] : (JSON.parse(row.groups) as string[]),
  channel: row.channel,
  joinedAt: row.joined_at,
  orderNumber: row.earlier === null ? null : Number(row.earlier) + 1,
  birthday: row.birthday,
});

/** The terms as if they had held then: no window, no limits; hours of the week and the audience count. */
const asThen = (candidate: Candidate): Candidate => ({
  ...candidate,
  campaign: null,
  terms: {
    ...candidate.terms,
    startsAt: 0,
    endsAt: null,
    holdoutBps: 0,
    limits: { ...candidate.terms.limits, uses: null, perMember: null, perDay: null, budget: null },
  },
});

interface Tally {
  before: number;
  cost: number;
}
/** What it would have taken off one order: on the prices before discounts, and never more than was paid. */
const tried = (
  order: OrderRow,
  lines: readonly LineRow[],
  facts: Awaited<ReturnType<typeof variantFacts>>,
  candidate: Candidate,
  rules: EngineRules,
): Tally => {
  const paid = new Map(lines.map((line) => [String(line.position), line.paid]));
  const goods = lines.flatMap((line): BasketLine[] => {
    const known = line.variant_id === null ? undefined : facts.get(line.variant_id);
    if (!known) return [];
    const { unit_price: unitPrice, quantity } = line;
    return [
      { id: String(line.position), quantity, ...known.line, unitPrice, originalPrice: unitPrice },
    ];
  });
  const before = lines.reduce((sum, line) => sum + line.paid, 0);
  if (goods.length === 0) return { before, cost: 0 };
  const shipping = order.shipping > 0 ? [{ method: 'standard', amount: order.shipping }] : [];
  const { applied } = evaluate(
    { lines: goods, shipping, shopper: shopperOf(order), at: order.placed_at },
    [candidate],
    rules,
    () => 0,
  );
  let cost = 0;
  for (const { lines: off, shipping: fees } of applied) {
    for (const [id, amount] of off) cost += Math.min(amount, paid.get(id) ?? 0);
    for (const amount of fees.values()) cost += amount;
  }
  return { before, cost };
};

export const replayPromotion = async (
  db: Db,
  { settings, now }: { settings: Settings; now: number },
  input: PromotionInput,
  replaces: number | null,
  days: number,
): Promise<PromotionReplay> => {
  const { timeZone } = settings;
  const today = dayOf(now, timeZone);
  const from = addDays(today, -days);
  const orders = await ordersOf(db, from, MOST_ORDERS);
  const candidate = asThen(await draftCandidate(db, input, replaces, settings));
  const rules = engineRules(settings);
  const byDay = new Map<string, { orders: number; touched: number; cost: number }>();
  for (let day = from; day <= today; day = addDays(day, 1))
    byDay.set(day, { orders: 0, touched: 0, cost: 0 });
  const sums = { touched: 0, cost: 0, before: 0, touchedBefore: 0, known: 0, knownCost: 0 };
  const examples: PromotionReplay['examples'] = [];
  for (let index = 0; index < orders.length; index += STEP) {
    const part = orders.slice(index, index + STEP);
    const lines = await selectIn<LineRow>(
      db,
      `select order_id, position, variant_id, quantity, unit_price, paid, cost from order_lines where order_id in (?)
       order by order_id, position`,
      part.map(({ id }) => id),
      'integer',
    );
    const byOrder = groupBy(lines, ({ order_id }) => order_id);
    const facts = await variantFacts(
      db,
      lines.flatMap(({ variant_id }) => variant_id ?? []),
      settings,
    );
    for (const order of part) {
      const own = byOrder.get(order.id) ?? [];
      const { before, cost } = tried(order, own, facts, candidate, rules);
      const day = byDay.get(order.counted_on);
      sums.before += before;
      for (const line of own)
        if (line.cost !== null) {
          sums.known += line.paid;
          sums.knownCost += line.cost * line.quantity;
        }
      if (day) day.orders++;
      if (cost === 0) continue;
      sums.touched++;
      sums.cost += cost;
      sums.touchedBefore += before;
      if (day) {
        day.touched++;
        day.cost += cost;
      }
      examples.push({
        orderId: order.id,
        externalId: order.external_id,
        before,
        after: before - cost,
      });
      if (examples.length > EXAMPLES * 4)
        examples.sort((a, b) => b.before - b.after - (a.before - a.after)).splice(EXAMPLES);
    }
    await nextTurn();
  }
  const margin = sums.known > 0 ? sums.known - sums.knownCost : null;
  return {
    orders: orders.length,
    touched: sums.touched,
    cost: sums.cost,
    revenueBefore: sums.before,
    marginBefore: margin,
    marginAfter: margin === null ? null : margin - sums.cost,
    averageDepthBps: sums.touchedBefore === 0 ? 0 : mulDiv(sums.cost, RATE, sums.touchedBefore),
    byDay: [...byDay].map(([day, row]) => ({ day, ...row })),
    examples: examples.sort((a, b) => b.before - b.after - (a.before - a.after)).slice(0, EXAMPLES),
    sampled: Number(orders[0]?.total ?? 0) > orders.length,
    assumptions: [
      'promotions.assumptions.sameBaskets',
      'promotions.assumptions.pricesThen',
      'promotions.assumptions.membersNow',
      'promotions.assumptions.withoutOthers',
      'promotions.assumptions.withoutLimits',
    ],
  };
};
