/** What the programme costs by level, against a slow sum over all rows that was written from the definitions. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CostReport } from '#contract/insight/costShare';
import type { Quote } from '#contract/promotions/quotes';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import type { Redemption } from '#contract/promotions/redemptions';
import { query } from '#db/statements';
import { addDays, dayOf, startOfDay } from '#shared/days';
import { approve, changed, setUpLevels } from '../members/programmeStore.ts';
import { draft, enter, makeCampaign, open } from '../promotions/activityStore.ts';
import { promote, sell } from '../promotions/promotionStore.ts';
import { gift, makeBatch, offer } from '../promotions/rewardStore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const ZONE = 'Asia/Shanghai';
const TODAY = dayOf(NOW, ZONE);
const PRICE = 60_000;
const MEMBERS = 4;
const DAYS = 12;
const start = (day: number) => startOfDay(addDays(TODAY, day), ZONE);

let api: OpenApi;
let store: Call;
let owner: Call;
let codeReward = 0;
let giftReward = 0;
let activityCode = '';

const send = async <T>(path: string, body: object): Promise<T> => {
  const answer = await store<T>('POST', `/api/store/${path}`, body);
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
let orders = 0;
const buy = async (
  member: string | null,
  { quantity = 1, points = 0, codes = [] as string[] } = {},
): Promise<string> => {
  const orderId = `cost-${++orders}`;
  const basket = {
    lines: [{ id: 'a', sku: 'BAG', quantity }],
    shipping: [{ method: 'standard', amount: 900 }],
    ...(member && { member, points }),
    codes,
  };
  const { quoteId, lines } = await send<Quote>('quotes', basket);
  await send('redemptions', { ...basket, orderId, quoteId });
  await send('orders', {
    externalId: orderId,
    channel: 'web',
    currency: 'CNY',
    ...(member && { memberExternalId: member }),
    lines: lines.map(({ id, sku, unitPrice, paid, allocations, pointsAmount, ...line }) => ({
      id,
      sku,
      quantity: line.quantity,
      unitPrice,
      paid,
      discounts: [
        ...allocations,
        ...(pointsAmount ? [{ label: 'Points', amount: pointsAmount }] : []),
      ],
    })),
    statuses: ['placed', 'paid'].map((status) => ({ status, at: api.now })),
  });
  return orderId;
};
const giveBack = async (orderId: string, quantity: number, amount: number) =>
  send('returns', {
    externalId: `back-${orderId}-${api.now}`,
    orderExternalId: orderId,
    returnedAt: api.now,
    lines: [{ id: 'a', sku: 'BAG', quantity, amount }],
  });
const redeemFor = async (member: string, rewardId: number) =>
  send<RedeemedReward>(`members/${member}/redeemedRewards`, {
    externalId: `redeemed-${member}-${rewardId}-${api.now}`,
    rewardId,
  });

/** Each member buys every third day, pays with points, and sends back some of it; two redeem rewards. */
const tell = async (day: number) => {
  api.now = start(day) + 9 * 3_600_000;
  for (let index = 0; index < MEMBERS; index++) {
    api.now += 17 * 60_000;
    const member = `m-${index}`;
    if ((day + index) % 3 !== 0) continue;
    const orderId = await buy(member, { quantity: 1 + ((day + index) % 3), points: 100 * day });
    api.now += 60_000;
    if ((day + index) % 2 === 0) await giveBack(orderId, 1, 41_017);
    if (day === 6 && index < 2) await redeemFor(member, giftReward);
    if (day === 7 && index === 2) {
      const { code } = await redeemFor(member, codeReward);
      api.now += 60_000;
      await buy(member, { codes: code ? [code] : [] });
    }
    if (day === 8 && index === 1) {
      const { code } = (await enter(store, member, activityCode)).body;
      api.now += 60_000;
      await buy(member, { codes: code ? [code] : [] });
    }
  }
  await buy(null);
};

beforeAll(async () => {
  api = await openApi();
  [owner, store] = [await api.raw('owner'), await api.store()];
  await setUpLevels(owner);
  api.now = start(0) - 5 * 86_400_000;
  await approve(api, {
    plannedAt: start(0),
    terms: changed((terms) => {
      const [spend] = terms.earnRules;
      if (spend) spend.pending = { kind: 'none', days: 0 };
      terms.levels.forEach(({ benefits }, index) => {
        benefits.discount = index * 300;
        benefits.entryPoints = index * 100;
        benefits.freeShippingFrom = index === 0 ? null : 0;
      });
    }),
  });
  await sell({ owner: await api.as('owner'), store }, 'BAG', PRICE);
  const batchId = await makeBatch({ api, owner, store }, 3, {
    terms: { startsAt: api.now - 86_400_000 },
  });
  codeReward = (await offer(owner, gift({ kind: 'coupon', batchId, stock: null, points: 100 }))).id;
  const campaignId = await makeCampaign(owner);
  const activity = draft(campaignId, { points: null, batchId, endsAt: start(DAYS) });
  activityCode = (await open(owner, activity)).code;
  giftReward = (await offer(owner, gift({ points: 200 }))).id;
  for (let index = 0; index < MEMBERS; index++)
    await send('members', { externalId: `m-${index}`, joinedAt: api.now });
  const { levels } = changed(() => undefined);
  await promote({ owner: await api.as('owner'), store }, 'For all levels', {
    startsAt: start(9),
    endsAt: start(11),
    audience: { levels: levels.map(({ key }) => key) },
    rewards: [{ kind: 'amount', amount: 300 }],
  });
  await buy('m-0');
  for (let day = 0; day < DAYS; day++) await tell(day);
  api.now = start(DAYS);
}, 240_000);
afterAll(() => api.close());

const read = async (from: number, to: number): Promise<CostReport> => {
  const { status, body } = await owner<CostReport>(
    'GET',
    `/api/programmeInsight/costs?from=${addDays(TODAY, from)}&to=${addDays(TODAY, to)}`,
  );
  expect(status).toBe(200);
  return body;
};

type Cells = Record<string, number>;
const rowsOf = async (sql: string) =>
  (await query<Record<string, string | number | null>>(api.connection.db, sql)).map((row) => ({
    text: (name: string) => String(row[name] ?? ''),
    number: (name: string) => Number(row[name] ?? 0),
    has: (name: string) => row[name] !== null,
  }));

/** One row at a time, from the tables. The level is the last step of the programme that had begun. */
const slowly = async (from: number, to: number): Promise<Record<string, Cells>> => {
  const [opens, ends] = [start(from), start(to)];
  const steps = await rowsOf('select * from member_levels order by starts_at, id');
  const levelOf = (memberId: number, at: number) =>
    steps
      .filter((step) => step.number('member_id') === memberId && step.number('starts_at') <= at)
      .at(-1)
      ?.text('level') ?? '';
  const cells: Record<string, Cells> = {};
  const add = (memberId: number, at: number, figure: string, amount: number) => {
    if (at < opens || at >= ends) return;
    const row = (cells[levelOf(memberId, at)] ??= {});
    row[figure] = (row[figure] ?? 0) + amount;
  };
  const paid = new Map<string, { memberId: number; at: number }>();
  for (const order of await rowsOf('select * from orders')) {
    if (!order.has('member_id') || !order.has('counted_on')) continue;
    const [memberId, at] = [order.number('member_id'), order.number('paid_at')];
    add(memberId, at, 'netRevenue', order.number('revenue'));
    paid.set(order.text('external_id'), { memberId, at });
  }
  for (const one of await rowsOf('select * from returns where counted_on is not null'))
    if (one.has('member_id'))
      add(one.number('member_id'), one.number('returned_at'), 'netRevenue', -one.number('amount'));
  const programmes = new Map(
    (await rowsOf('select * from promotions')).map((row) => [
      row.number('id'),
      row.has('programme_number') ? row.text('kind') : null,
    ]),
  );
  const issued = new Map(
    (await rowsOf('select * from coupons')).map((row) => [row.number('id'), row.text('issued_by')]),
  );
  const redemptions = new Map(
    (await rowsOf('select * from redemptions')).map((row) => [row.number('id'), row]),
  );
  for (const use of await rowsOf('select * from redemption_promotions')) {
    const redemption = redemptions.get(use.number('redemption_id'));
    const order = paid.get(redemption?.text('order_id') ?? '');
    if (!order || !['committed', 'returned'].includes(redemption?.text('status') ?? '')) continue;
    const kind = programmes.get(use.number('promotion_id')) ?? null;
    const isCode = ['points', 'event', 'activity'].includes(
      issued.get(use.number('coupon_id')) ?? '',
    );
    const figure = isCode ? 'codes' : kind === 'shipping' ? 'freeDelivery' : 'levelDiscount';
    if (isCode || kind !== null) add(order.memberId, order.at, figure, use.number('amount'));
  }
  const back = new Map<number, number>();
  for (const entry of await rowsOf('select * from point_entries order by id')) {
    const [memberId, points, type] = [
      entry.number('member_id'),
      entry.number('points'),
      entry.text('type'),
    ];
    const [happened, recorded] = [entry.number('occurred_at'), entry.number('recorded_at')];
    if (['earn', 'adjustCredit'].includes(type) && entry.text('source') !== 'import')
      add(memberId, happened, 'pointsGiven', points);
    if (['clawBack', 'adjustDebit'].includes(type)) add(memberId, recorded, 'pointsGiven', points);
    if (entry.text('source') !== 'redemption') continue;
    const id = Number(entry.text('source_id'));
    const [whole, amount] = ['points', 'points_amount'].map(
      (name) => redemptions.get(id)?.number(name) ?? 0,
    ) as [number, number];
    if (type === 'spend') add(memberId, recorded, 'pointsSpent', amount);
    if (type !== 'restore') continue;
    const before = back.get(id) ?? 0;
    const worth = (some: number) => Math.floor((amount * some) / whole);
    add(memberId, recorded, 'pointsSpent', worth(before) - worth(before + points));
    back.set(id, before + points);
  }
  for (const row of await rowsOf(`select * from redeemed_rewards where state <> 'cancelled'`))
    if (row.text('kind') === 'gift')
      add(row.number('member_id'), row.number('redeemed_at'), 'gifts', 1);
  return cells;
};
const FIGURES = ['netRevenue', 'pointsSpent', 'levelDiscount', 'freeDelivery', 'codes'] as const;
const byLevel = ({ rows }: CostReport): Record<string, Cells> =>
  Object.fromEntries(
    rows.map(({ level, netRevenue, costs, pointsGiven, gifts }) => [
      level ?? '',
      { netRevenue, ...costs, pointsGiven, gifts },
    ]),
  );
const filled = (cells: Record<string, Cells>): Record<string, Cells> =>
  Object.fromEntries(
    Object.entries(cells).map(([level, row]) => [
      level,
      Object.fromEntries(
        [...FIGURES, 'pointsGiven', 'gifts'].map((figure) => [figure, row[figure] ?? 0]),
      ),
    ]),
  );

test('costs, sales and points given of each level are the sums of their rows', async () => {
  const all = await read(0, DAYS);
  expect(byLevel(all)).toEqual(filled(await slowly(0, DAYS)));
  const seen = all.rows.reduce<Cells>(
    (sum, { costs, gifts, pointsGiven }) => ({
      ...Object.fromEntries(
        Object.entries(costs).map(([cost, amount]) => [cost, (sum[cost] ?? 0) + amount]),
      ),
      gifts: (sum['gifts'] ?? 0) + gifts,
      pointsGiven: (sum['pointsGiven'] ?? 0) + pointsGiven,
    }),
    {},
  );
  // Every kind of cost occurs in the story, on more than one level.
  for (const amount of Object.values(seen)) expect(amount).toBeGreaterThan(0);
  expect(all.rows.length).toBeGreaterThan(1);
  for (const [from, to] of [
    [2, 7],
    [6, 8],
    [DAYS - 1, DAYS],
  ] as const)
    expect(byLevel(await read(from, to))).toEqual(filled(await slowly(from, to)));
});

test('neighbouring periods add up to the period of both', async () => {
  const sum = async (periods: readonly (readonly [number, number])[]) => {
    const totals: Record<string, Cells> = {};
    for (const [from, to] of periods)
      for (const [level, row] of Object.entries(byLevel(await read(from, to))))
        for (const [figure, amount] of Object.entries(row)) {
          const cells = (totals[level] ??= {});
          cells[figure] = (cells[figure] ?? 0) + amount;
        }
    return totals;
  };
  expect(
    await sum([
      [0, 5],
      [5, DAYS],
    ]),
  ).toEqual(await sum([[0, DAYS]]));
});

test('what was before the programme is not counted, neither as cost nor as sale', async () => {
  const long = await read(-10, DAYS);
  expect(long.countedFrom).toBe(start(0));
  expect(byLevel(long)).toEqual(byLevel(await read(0, DAYS)));
  const before = await read(-10, 0);
  expect(before).toMatchObject({ countedFrom: null, rows: [], programmeFrom: start(0) });
});

test('a code that an activity gave is part of what codes cost', async () => {
  const [use] = await rowsOf(
    `select sum(u.amount) as amount from redemption_promotions u join coupons c on c.id = u.coupon_id
     where c.issued_by = 'activity'`,
  );
  expect(use?.number('amount')).toBeGreaterThan(0);
  const { rows } = await read(8, 9);
  expect(rows.reduce((sum, { costs }) => sum + costs.codes, 0)).toBe(use?.number('amount'));
});

test('promotions limited to levels are named beside the cost with what their orders in the period got', async () => {
  const discounts = await rowsOf(
    `select p.id, sum(d.amount) as amount from promotions p join order_discounts d on d.promotion_id = p.id
     join orders o on o.id = d.order_id where p.name = 'For all levels' and o.member_id is not null
       and o.paid_at >= ${start(9)} and o.paid_at < ${start(10)} group by p.id`,
  );
  const [expected] = discounts;
  expect(expected?.number('amount')).toBeGreaterThan(0);
  const { levelPromotions } = await read(9, 10);
  expect(levelPromotions).toEqual([
    {
      promotionId: expected?.number('id'),
      name: 'For all levels',
      amount: expected?.number('amount'),
    },
  ]);
  expect((await read(0, 1)).levelPromotions).toEqual([]);
});

test('sales to guests are said apart, and points given have their worth in the checkout', async () => {
  const { guestSales, rows, value } = await read(0, DAYS);
  expect(guestSales).toBe(DAYS * PRICE);
  expect(value).toMatchObject({ points: 100, amount: 100 });
  for (const { pointsGiven, givenWorth } of rows) expect(givenWorth).toBe(Math.max(0, pointsGiven));
});

test('the list behind a benefit has the redemptions whose discounts add up to its cost', async () => {
  const { rows } = await read(0, DAYS);
  for (const given of ['levelDiscount', 'freeDelivery', 'codes'] as const) {
    const filter = encodeURIComponent(
      JSON.stringify({
        given,
        status: ['committed', 'returned'],
        memberPaidAt_gte: start(0),
        memberPaidAt_lt: start(DAYS),
      }),
    );
    const listed = await owner<Redemption[]>(
      'GET',
      `/api/redemptions?filter=${filter}&range=[0,99]`,
    );
    expect(listed.status).toBe(200);
    const uses = await rowsOf(
      `select u.redemption_id, u.amount, p.kind, p.programme_number from redemption_promotions u
       join promotions p on p.id = u.promotion_id`,
    );
    const ids = new Set(listed.body.map(({ id }) => id));
    const isOf = (use: (typeof uses)[number]) =>
      given === 'codes'
        ? !use.has('programme_number')
        : use.has('programme_number') &&
          (use.text('kind') === 'shipping') === (given === 'freeDelivery');
    const total = uses
      .filter((use) => ids.has(use.number('redemption_id')) && isOf(use))
      .reduce((sum, use) => sum + use.number('amount'), 0);
    expect([given, total]).toEqual([given, rows.reduce((sum, { costs }) => sum + costs[given], 0)]);
  }
  const odd = await owner<Redemption[]>(
    'GET',
    `/api/redemptions?filter=${encodeURIComponent('{"given":"everything"}')}`,
  );
  expect(odd.status).toBeGreaterThanOrEqual(400);
});

test('what a record has once it is merged belongs to the level of the member who stays', async () => {
  const highest = await rowsOf(
    `select m.id from members m join audience_names a on a.kind = 'levels' and a.key = m.level
     order by a.rank desc, m.id limit 1`,
  );
  const id = highest[0]?.number('id');
  await api.connection.transaction((tx) =>
    query(tx, 'update members set merged_into = ?, merged_at = ? where id <> ?', [
      Number(id),
      start(0) - 1,
      Number(id),
    ]),
  );
  const before = await read(0, DAYS);
  const sales = await rowsOf(
    `select sum(revenue - returned) as amount from orders where member_id is not null and counted_on is not null
     and paid_at >= ${start(0)}`,
  );
  // All that happened is of one person now, by the levels that this member had.
  const own = await rowsOf(
    `select distinct level from member_levels where member_id = ${Number(id)}`,
  );
  const levels = new Set(own.map((row) => (row.has('level') ? row.text('level') : null)));
  for (const { level } of before.rows) expect(levels).toContain(level);
  expect(before.rows.reduce((sum, { netRevenue }) => sum + netRevenue, 0)).toBe(
    sales[0]?.number('amount'),
  );
});
