/** What to refund for goods that are about to come back, for the store and for staff. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReturnValue } from '#contract/promotions/returnValue';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { promote, redeem, sell, type Shop } from './promotionStore.ts';

let api: OpenApi;
let shop: Shop;
const variants = new Map<string, number>();
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  for (const sku of [
    'LAMP',
    'MUG',
    'POT',
    'JAR',
    'BOWL',
    'VASE',
    'CUP',
    'PEN',
    'GIFT',
    'BEA',
    'GLD',
  ])
    await sell(shop, sku, 5000);
  const rows = await query<{ id: number; sku: string }>(
    api.connection.db,
    'select id, sku from variants',
  );
  for (const { id, sku } of rows) variants.set(sku, Number(id));
});
afterAll(() => api.close());

type Answer = ReturnValue & { message?: string; errors?: unknown };
const valueOf = (orderId: string, lines: Record<string, number>, asked = shop.store) =>
  asked<Answer>('POST', `/api/store/redemptions/${orderId}/returnValue`, {
    lines: Object.entries(lines).map(([id, quantity]) => ({ id, quantity })),
  });
const only = (...skus: string[]) => ({
  include: skus.map((sku) => ({ kind: 'variant', id: variants.get(sku) })),
});
/** A paid order of these units by SKU, whose lines have their SKUs as ids. */
const order = async (orderId: string, units: Record<string, number>) => {
  const lines = Object.entries(units).map(([sku, quantity]) => ({ id: sku, sku, quantity }));
  const { body } = await redeem(shop, orderId, { lines });
  await shop.store('POST', `/api/store/redemptions/${orderId}/commitment`);
  return body;
};
const sendOrder = (externalId: string, sku: string, quantity: number, paid: number) =>
  shop.store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku, quantity, unitPrice: 5000, paid }],
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
const sendReturn = (
  externalId: string,
  orderId: string,
  sku: string,
  quantity: number,
  amount: number,
) =>
  shop.store('POST', '/api/store/returns', {
    externalId,
    orderExternalId: orderId,
    returnedAt: NOW,
    lines: [{ sku, quantity, amount }],
  });
const decide = async (externalId: string, noun: 'acceptance' | 'refusal') => {
  const [row] = await query<{ id: number; version: number }>(
    api.connection.db,
    'select id, version from returns where external_id = ?',
    [externalId],
  );
  await shop.owner.act('returns', Number(row?.id), noun, { version: Number(row?.version) });
};
const reviewsOf = async (orderId: string) => {
  const rows = await query<{ review: string }>(
    api.connection.db,
    'select review from returns where order_external_id = ? order by external_id',
    [orderId],
  );
  return rows.map(({ review }) => review);
};
const tenFrom300 = (sku: string, more: object = {}) =>
  promote(shop, `Ten off ${sku}`, {
    scope: only(sku),
    rewards: [{ kind: 'percent', bps: 1000, per: 'order' }],
    conditions: [{ kind: 'amount', min: 30_000, scope: only(sku) }],
    ...more,
  });

test('a discount that is kept lowers no refund, and terms without a choice keep it', async () => {
  const { id } = await tenFrom300('LAMP');
  await order('k-1', { LAMP: 6 });
  const before = await valueOf('k-1', { LAMP: 5 });
  expect(before).toMatchObject({
    status: 200,
    body: {
      refund: 22_500,
      takenBack: 0,
      lines: [{ id: 'LAMP', ordered: 6, quantity: 5, amount: 25_000, paid: 22_500 }],
      promotions: [{ promotionId: id, whenReturned: 'keep', reason: 'keeps' }],
    },
  });
  // As terms were stored before there was a choice.
  for (const table of ['promotions', 'promotion_revisions']) {
    const column = table === 'promotions' ? 'id' : 'promotion_id';
    const rows = await query<{ terms: unknown }>(
      api.connection.db,
      `select terms from ${table} where ${column} = ?`,
      [id],
    );
    const stored = rows[0]?.terms;
    const { whenReturned: _, ...old } = (
      typeof stored === 'string' ? JSON.parse(stored) : stored
    ) as Record<string, unknown>;
    await api.connection.transaction((tx) =>
      query(tx, `update ${table} set terms = ? where ${column} = ?`, [JSON.stringify(old), id]),
    );
  }
  expect((await valueOf('k-1', { LAMP: 5 })).body).toEqual(before.body);
  // Nor does an edit record a choice that nobody changed.
  const changes = async () => {
    const rows = await query<{ before: string; after: string }>(
      api.connection.db,
      `select "before", "after" from activities
       where resource = 'promotions' and record_id = ? and verb in ('edit', 'revise') order by id`,
      [String(id)],
    );
    return rows.map((row) => [JSON.parse(row.before), JSON.parse(row.after)]);
  };
  const { data } = await shop.owner.getOne('promotions', { id });
  await shop.owner.act('promotions', id, 'schedule', { startsAt: NOW, endsAt: null });
  expect(await changes()).toEqual([[{ startsAt: data.terms.startsAt }, { startsAt: NOW }]]);
});

test('a discount that is taken back leaves the rest at its price alone, whatever happened since', async () => {
  const { id } = await tenFrom300('MUG', { whenReturned: 'takeBack', limits: { uses: 1 } });
  await order('t-1', { MUG: 6 });
  const value = await valueOf('t-1', { MUG: 5 });
  expect(value.body).toMatchObject({
    refund: 22_000,
    paid: 22_500,
    takenBack: 500,
    promotions: [
      {
        promotionId: id,
        held: 500,
        left: 0,
        reason: 'givesNothing',
        judgement: { verdict: 'belowThreshold', missing: 25_000 },
      },
    ],
  });
  await shop.owner.act('promotions', id, 'pause');
  expect((await valueOf('t-1', { MUG: 5 })).body).toEqual(value.body);
  const [row] = await query<{ status: string }>(
    api.connection.db,
    "select status from redemptions where order_id = 't-1'",
  );
  expect(row?.status).toBe('committed');
  expect(await api.verify()).toEqual([]);
});

test('a lower tier costs the difference, a broken set its own price, and the gift is asked for', async () => {
  await promote(shop, 'Tiers', {
    scope: only('POT'),
    whenReturned: 'takeBack',
    rewards: [
      {
        kind: 'fullReduction',
        steps: [
          { from: 10_000, off: { kind: 'amount', amount: 1000 } },
          { from: 15_000, off: { kind: 'amount', amount: 3000 } },
        ],
      },
    ],
  });
  await order('s-1', { POT: 3 });
  expect((await valueOf('s-1', { POT: 1 })).body).toMatchObject({
    paid: 4000,
    takenBack: 1000,
    refund: 3000,
    promotions: [{ held: 2000, left: 1000, reason: 'givesLess' }],
  });
  await promote(shop, 'Set', {
    lane: 'product',
    whenReturned: 'takeBack',
    rewards: [
      {
        kind: 'bundle',
        parts: [
          { scope: only('JAR'), quantity: 1 },
          { scope: only('BOWL'), quantity: 1 },
        ],
        price: 8000,
      },
    ],
  });
  await order('s-2', { JAR: 1, BOWL: 1 });
  expect((await valueOf('s-2', { JAR: 1 })).body).toMatchObject({
    paid: 4000,
    takenBack: 1000,
    refund: 3000,
    promotions: [{ judgement: { verdict: 'tooFewUnits' } }],
  });
  await promote(shop, 'Gift', {
    scope: only('CUP'),
    whenReturned: 'takeBack',
    rewards: [{ kind: 'gift', variantId: variants.get('GIFT') }],
    conditions: [{ kind: 'quantity', min: 2, scope: only('CUP') }],
  });
  await order('s-3', { CUP: 2 });
  expect((await valueOf('s-3', { CUP: 1 })).body).toMatchObject({
    refund: 5000,
    gifts: [{ variantId: variants.get('GIFT'), quantity: 1 }],
    promotions: [{ label: 'Gift', reason: 'givesNothing' }],
  });
});

test('two returns in a row refund together what one would, also those that the store sent', async () => {
  await tenFrom300('VASE', { whenReturned: 'takeBack' });
  await order('r-1', { VASE: 6 });
  await sendOrder('r-1', 'VASE', 6, 27_000);
  expect((await valueOf('r-1', { VASE: 3 })).body.refund).toBe(12_000);
  await sendReturn('rr-1', 'r-1', 'VASE', 3, 12_000);
  const second = await valueOf('r-1', { VASE: 2 });
  expect(second.body).toMatchObject({
    lines: [{ returnedBefore: 3, quantity: 2, paid: 9000 }],
    refundedBefore: 12_000,
    takenBack: -1000,
    refund: 10_000,
  });
  await sendReturn('rr-2', 'r-1', 'VASE', 2, 10_000);
  expect((await valueOf('r-1', { VASE: 1 })).body.refund).toBe(5000);
  expect(await valueOf('r-1', { VASE: 2 })).toMatchObject({
    status: 422,
    body: {
      errors: {
        lines: { 0: { quantity: expect.stringContaining('redemptions.errors.moreThanLeft') } },
      },
    },
  });
  await order('r-2', { VASE: 6 });
  await shop.store('POST', '/api/store/redemptions/r-2/return', {
    lines: [{ id: 'VASE', quantity: 5 }],
  });
  expect((await valueOf('r-2', { VASE: 1 })).body).toMatchObject({ refund: 5000, takenBack: -500 });
});

test('returns of several goods that are sent as they were valued all count, and refund what was paid', async () => {
  for (const [sku, basePrice] of [
    ['ATK-A', 3333],
    ['ATK-B', 1999],
  ] as const)
    await sell(shop, sku, basePrice, { variants: [{ sku, basePrice, cost: 1 }] });
  const rows = await query<{ id: number; sku: string }>(
    api.connection.db,
    "select id, sku from variants where sku like 'ATK-%'",
  );
  for (const { id, sku } of rows) variants.set(sku, Number(id));
  const both = only('ATK-A', 'ATK-B');
  await promote(shop, 'Two and one free', {
    lane: 'product',
    scope: both,
    whenReturned: 'takeBack',
    rewards: [{ kind: 'buyGet', buy: { quantity: 2 }, get: { quantity: 1, bps: 10_000 } }],
  });
  await promote(shop, 'Steps', {
    scope: both,
    whenReturned: 'takeBack',
    rewards: [
      {
        kind: 'fullReduction',
        steps: [
          { from: 10_000, off: { kind: 'amount', amount: 777 } },
          { from: 30_000, off: { kind: 'amount', amount: 3137 } },
        ],
      },
    ],
  });
  const { quote } = await order('m-1', { 'ATK-B': 4, 'ATK-A': 5 });
  expect(quote.lines.map(({ paid }) => paid)).toEqual([1919, 15_971]);
  await shop.store('POST', '/api/store/orders', {
    externalId: 'm-1',
    channel: 'web',
    currency: 'CNY',
    lines: quote.lines.map(({ sku, quantity, unitPrice, paid }) => ({
      sku,
      quantity,
      unitPrice,
      paid,
    })),
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
  const sent: [string, number, number][] = [];
  for (const [sku, quantity] of [
    ['ATK-A', 3],
    ['ATK-B', 4],
    ['ATK-A', 2],
  ] as const) {
    const { body } = await valueOf('m-1', { [sku]: quantity });
    const refund = body.lines.find((one) => one.sku === sku)?.refund ?? 0;
    expect(refund).toBe(body.refund);
    sent.push([sku, quantity, refund]);
    await sendReturn(`mr-${sent.length}`, 'm-1', sku, quantity, refund);
  }
  expect(sent).toEqual([
    ['ATK-A', 3, 8001],
    ['ATK-B', 4, 3223],
    ['ATK-A', 2, 6666],
  ]);
  const reviews = await query<{ review: string; counted: string | null }>(
    api.connection.db,
    `select review, counted_on as counted from returns where order_external_id = 'm-1'`,
  );
  expect(reviews.map(({ review }) => review)).toEqual(['fits', 'fits', 'fits']);
  expect(reviews.every(({ counted }) => counted !== null)).toBe(true);
  const [sums] = await query<{ revenue: number; returned: number }>(
    api.connection.db,
    "select revenue, returned from orders where external_id = 'm-1'",
  );
  expect([Number(sums?.revenue), Number(sums?.returned)]).toEqual([17_890, 17_890]);
  expect(await api.verify()).toEqual([]);
});

test('units of a return that is refused or corrected later did not come back, stated ones did', async () => {
  const six = async (orderId: string) => {
    await order(orderId, { VASE: 6 });
    await sendOrder(orderId, 'VASE', 6, 27_000);
  };
  const backOf = async (orderId: string) =>
    (await valueOf(orderId, {})).body.lines[0]?.returnedBefore;
  const state = (orderId: string, quantity: number) =>
    shop.store('POST', `/api/store/redemptions/${orderId}/return`, {
      lines: [{ id: 'VASE', quantity }],
    });
  // More money than was paid, so a person decides.
  await six('c-1');
  await sendReturn('cr-1', 'c-1', 'VASE', 5, 30_000);
  expect(await backOf('c-1')).toBe(0);
  await decide('cr-1', 'acceptance');
  expect(await backOf('c-1')).toBe(5);
  await decide('cr-1', 'refusal');
  expect((await valueOf('c-1', { VASE: 1 })).body).toMatchObject({
    lines: [{ returnedBefore: 0, paid: 4500 }],
    refundedBefore: 0,
    takenBack: 2500,
    refund: 2000,
  });
  expect((await valueOf('c-1', { VASE: 6 })).body.refund).toBe(27_000);
  // The store corrects its return downwards.
  await six('c-2');
  await sendReturn('cr-2', 'c-2', 'VASE', 5, 22_000);
  await sendReturn('cr-2', 'c-2', 'VASE', 1, 2000);
  expect((await valueOf('c-2', { VASE: 1 })).body).toMatchObject({
    lines: [{ returnedBefore: 1 }],
    refundedBefore: 2000,
    takenBack: -500,
    refund: 5000,
  });
  // What the store stated stays, before and after all units came back by a message.
  await six('c-3');
  await state('c-3', 2);
  await sendReturn('cr-3', 'c-3', 'VASE', 6, 30_000);
  await decide('cr-3', 'acceptance');
  expect(await backOf('c-3')).toBe(6);
  await decide('cr-3', 'refusal');
  expect(await backOf('c-3')).toBe(2);
  expect((await state('c-3', 3)).body).toMatchObject({ status: 'returned' });
  expect((await state('c-3', 1)).body).not.toHaveProperty('stated');
  expect(await backOf('c-3')).toBe(3);
  // As rows were stored before both were kept apart.
  await api.connection.transaction((tx) =>
    query(tx, "update redemptions set stated = null where order_id = 'c-2'"),
  );
  expect(await backOf('c-2')).toBe(5);
  expect(await api.verify()).toEqual([]);
});

interface SentLine {
  id?: string;
  sku?: string | null;
  quantity: number;
  amount: number;
}
const send = (externalId: string, orderId: string, lines: SentLine[]) =>
  shop.store('POST', '/api/store/returns', {
    externalId,
    orderExternalId: orderId,
    returnedAt: NOW,
    lines,
  });
const sendLines = (externalId: string, lines: [sku: string, quantity: number, paid: number][]) =>
  shop.store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    lines: lines.map(([sku, quantity, paid]) => ({ sku, quantity, unitPrice: 5000, paid })),
    statuses: [
      { status: 'placed', at: NOW },
      { status: 'paid', at: NOW },
    ],
  });
const orderRow = async (externalId: string) => {
  const [row] = await query<{ id: number; revenue: number; returned: number }>(
    api.connection.db,
    'select id, revenue, returned from orders where external_id = ?',
    [externalId],
  );
  return { id: Number(row?.id), revenue: Number(row?.revenue), returned: Number(row?.returned) };
};
/** An order of these lines of MUG without a discount, by id and quantity. */
const mugs = async (orderId: string, lines: Record<string, number>) => {
  await redeem(shop, orderId, {
    lines: Object.entries(lines).map(([id, quantity]) => ({ id, sku: 'MUG', quantity })),
  });
  await shop.store('POST', `/api/store/redemptions/${orderId}/commitment`);
};

test('a return is of the line that it names, or that it was valued for', async () => {
  await sendLines('l-1', [
    ['PEN', 1, 3000],
    ['PEN', 1, 1000],
  ]);
  const { id } = await orderRow('l-1');
  const agent = await api.raw('agent');
  const ask = async (lines: object[]) =>
    (await agent<Answer>('POST', `/api/orders/${id}/returnValue`, { lines })).body;
  expect((await ask([{ id: '2', quantity: 1 }])).refund).toBe(1000);
  await send('lr-1', 'l-1', [{ sku: 'PEN', quantity: 1, amount: 1000 }]);
  expect((await ask([])).lines.map(({ returnedBefore }) => returnedBefore)).toEqual([0, 1]);
  expect((await ask([{ id: '1', quantity: 1 }])).refund).toBe(3000);
  await sendLines('l-2', [
    ['PEN', 1, 3000],
    ['PEN', 1, 1000],
  ]);
  // Less than it is worth, because of damage.
  expect((await send('lr-2', 'l-2', [{ id: '2', quantity: 1, amount: 700 }])).status).toBe(200);
  const [line] = await query<{ sku: string; position: number }>(
    api.connection.db,
    "select l.sku, l.order_position as position from return_lines l join returns r on r.id = l.return_id where r.external_id = 'lr-2'",
  );
  expect([line?.sku, Number(line?.position)]).toEqual(['PEN', 1]);
  const of = { quantity: 1, amount: 1 };
  const batch = await shop.store<{ results: { outcome: string }[] }>(
    'POST',
    '/api/store/returns/batch',
    {
      rows: [
        { orderExternalId: null, line: { id: '1', ...of } },
        { orderExternalId: 'l-2', line: { id: '1', ...of } },
      ].map(({ orderExternalId, line: one }, index) => ({
        externalId: `lb-${index}`,
        orderExternalId,
        memberExternalId: `lb-member-${index}`,
        returnedAt: NOW,
        lines: [one],
      })),
    },
  );
  expect(batch.body.results.map(({ outcome }) => outcome)).toEqual(['refused', 'created']);
  const members = await query<{ externalId: string }>(
    api.connection.db,
    `select external_id as "externalId" from members where external_id like 'lb-member-%'`,
  );
  expect(members).toEqual([{ externalId: 'lb-member-1' }]);
  // A line is returned once, whatever is left of its SKU.
  await sendLines('l-3', [
    ['PEN', 1, 3000],
    ['PEN', 1, 1000],
  ]);
  await Promise.all(
    ['lc-1', 'lc-2'].map((one) => send(one, 'l-3', [{ id: '2', quantity: 1, amount: 1000 }])),
  );
  const reviews = await query<{ review: string }>(
    api.connection.db,
    "select review from returns where external_id like 'lc-%' order by external_id",
  );
  expect(reviews.map(({ review }) => review)).toEqual(['fits', 'waiting']);
  // Lines of a redemption have the ids of the quote.
  await mugs('l-4', { a: 1, b: 1 });
  await send('lr-4', 'l-4', [{ id: 'b', quantity: 1, amount: 5000 }]);
  await sendLines('l-4', [
    ['MUG', 1, 5000],
    ['MUG', 1, 5000],
  ]);
  const { body } = await valueOf('l-4', {});
  expect(body.lines.map(({ returnedBefore }) => returnedBefore)).toEqual([0, 1]);
  expect(await api.verify()).toEqual([]);
});

test.each(['statement first', 'message first', 'both at once'])(
  'goods that are stated and sent as a return count once: %s',
  async (sequence) => {
    const orderId = `st-${sequence}`.replaceAll(' ', '-');
    await mugs(orderId, { a: 2, b: 2 });
    await sendLines(orderId, [
      ['MUG', 2, 10_000],
      ['MUG', 2, 10_000],
    ]);
    const steps = [
      () =>
        shop.store('POST', `/api/store/redemptions/${orderId}/return`, {
          lines: [{ id: 'b', quantity: 2 }],
        }),
      () => send(`${orderId}-r`, orderId, [{ sku: 'MUG', quantity: 2, amount: 9000 }]),
    ];
    if (sequence === 'both at once') await Promise.all(steps.map((step) => step()));
    else for (const step of sequence === 'message first' ? steps.toReversed() : steps) await step();
    const { body } = await valueOf(orderId, { a: 1 });
    expect(body.lines.map(({ returnedBefore }) => returnedBefore)).toEqual([0, 2]);
    expect(body.refund).toBe(5000);
    const [row] = await query<{ status: string; returned: string }>(
      api.connection.db,
      'select status, returned from redemptions where order_id = ?',
      [orderId],
    );
    expect([row?.status, JSON.parse(String(row?.returned))]).toEqual(['committed', { b: 2 }]);
    expect(await api.verify()).toEqual([]);
  },
);

test('goods that name a line are others than those that were stated and sent by their SKU', async () => {
  await mugs('more-1', { 1: 1, 2: 4 });
  await sendLines('more-1', [
    ['MUG', 1, 5000],
    ['MUG', 4, 20_000],
  ]);
  await shop.store('POST', '/api/store/redemptions/more-1/return', {
    lines: [{ id: '2', quantity: 3 }],
  });
  await send('more-r1', 'more-1', [{ sku: 'MUG', quantity: 3, amount: 15_000 }]);
  const backOf = async () =>
    (await valueOf('more-1', {})).body.lines.map(({ returnedBefore }) => returnedBefore);
  expect(await backOf()).toEqual([0, 3]);
  const { refund } = (await valueOf('more-1', { 2: 1 })).body;
  expect(refund).toBe(5000);
  await send('more-r2', 'more-1', [{ id: '2', quantity: 1, amount: refund }]);
  expect(await backOf()).toEqual([0, 4]);
  const last = (await valueOf('more-1', { 1: 1 })).body;
  expect([last.refund, last.refundedLess]).toEqual([5000, 0]);
  await send('more-r3', 'more-1', [{ sku: 'MUG', quantity: 1, amount: 5000 }]);
  expect(await reviewsOf('more-1')).toEqual(['fits', 'fits', 'fits']);
  expect(await redemptionStatus('more-1')).toBe('returned');
  expect(await api.verify()).toEqual([]);
});

test('nothing is worth more than the order says was paid, and no line that it does not have', async () => {
  await order('p-1', { PEN: 2, CUP: 1 });
  expect((await valueOf('p-1', { PEN: 2 })).body.refund).toBe(10_000);
  await sendLines('p-1', [['PEN', 2, 6000]]);
  const { body } = await valueOf('p-1', { PEN: 2 });
  expect(body).toMatchObject({
    refund: 6000,
    lines: [{ id: 'PEN', paid: 6000 }],
    notOrdered: [{ id: 'CUP', sku: 'CUP' }],
  });
  expect((await valueOf('p-1', { CUP: 1 })).body.errors).toEqual({
    lines: { 0: { id: 'returnValue.errors.notOrdered' } },
  });
  await send('pr-1', 'p-1', [{ id: 'PEN', quantity: 2, amount: body.refund }]);
  const [row] = await query<{ review: string }>(
    api.connection.db,
    "select review from returns where external_id = 'pr-1'",
  );
  expect(row?.review).toBe('fits');
});

const redemptionStatus = async (orderId: string) => {
  const [row] = await query<{ status: string }>(
    api.connection.db,
    'select status from redemptions where order_id = ?',
    [orderId],
  );
  return row?.status;
};

test('a store may split and merge the lines of an order, and leave goods out', async () => {
  await mugs('sp-1', { a: 2 });
  await sendLines('sp-1', [
    ['MUG', 1, 5000],
    ['MUG', 1, 5000],
  ]);
  expect((await valueOf('sp-1', { a: 2 })).body.refund).toBe(10_000);
  await send('sp-r1', 'sp-1', [{ id: 'a', quantity: 2, amount: 10_000 }]);
  await mugs('sp-2', { a: 1, b: 1 });
  await sendLines('sp-2', [['MUG', 2, 9000]]);
  const { body } = await valueOf('sp-2', { b: 1 });
  expect([body.refund, body.notOrdered]).toEqual([4500, []]);
  await send('sp-r2', 'sp-2', [
    { id: 'b', quantity: 1, amount: 4500 },
    { id: 'a', quantity: 1, amount: 4500 },
  ]);
  await order('sp-3', { PEN: 1, CUP: 1 });
  await sendLines('sp-3', [['PEN', 1, 5000]]);
  await send('sp-r3', 'sp-3', [{ sku: 'PEN', quantity: 1, amount: 5000 }]);
  for (const orderId of ['sp-1', 'sp-2', 'sp-3']) {
    expect(await reviewsOf(orderId)).toEqual(['fits']);
    expect(await redemptionStatus(orderId)).toBe('returned');
  }
  expect(await api.verify()).toEqual([]);
});

test('what was released in full is used again when the goods turn out to be of another line', async () => {
  await sell(shop, 'FLS', 5000);
  const [variant] = await query<{ id: number }>(
    api.connection.db,
    "select id from variants where sku = 'FLS'",
  );
  // One minor unit cannot be shared by two lines: the first has it, and the unit of the sale.
  const items = [{ variantId: Number(variant?.id), price: 4999, stock: 1 }];
  const { id } = await promote(shop, 'Last one', {
    lane: 'product',
    rewards: [{ kind: 'flash', items }],
  });
  const lines = ['l1', 'l2'].map((name) => ({ id: name, sku: 'FLS', quantity: 1 }));
  const { body } = await redeem(shop, 'again-1', { lines });
  expect(body.quote.lines.map(({ paid }) => paid)).toEqual([4999, 5000]);
  await shop.store('POST', '/api/store/redemptions/again-1/commitment');
  await sendLines('again-1', [
    ['FLS', 1, 4999],
    ['FLS', 1, 5000],
  ]);
  const used = async () => {
    const rows = await query<{ used: number }>(
      api.connection.db,
      'select used from usage_counters where counter in (?, ?) order by counter',
      [`promotion/${id}/flash/${variant?.id}`, `promotion/${id}/spent`],
    );
    return rows.map((row) => Number(row.used));
  };
  expect(await used()).toEqual([1, 1]);
  await send('again-r1', 'again-1', [{ sku: 'FLS', quantity: 1, amount: 4999 }]);
  expect(await used()).toEqual([0, 0]);
  await shop.store('POST', '/api/store/redemptions/again-1/return', {
    lines: [{ id: 'l2', quantity: 1 }],
  });
  expect(await used()).toEqual([1, 1]);
  expect(await api.verify()).toEqual([]);
});

test('a return names a line by the id of the basket as it was sent', async () => {
  const name = 'a\u00a0\u00a0b\u200bc';
  await mugs('nb-1', { [name]: 1 });
  await sendLines('nb-1', [['MUG', 1, 5000]]);
  const { body } = await valueOf('nb-1', { [name]: 1 });
  expect(body.lines[0]?.id).toBe(name);
  const { status } = await send('nb-r1', 'nb-1', [{ id: name, quantity: 1, amount: 5000 }]);
  expect([status, await reviewsOf('nb-1')]).toEqual([200, ['fits']]);
});

test('what parallel returns were refunded less is told, and added where it is wanted', async () => {
  await order('less-1', { VASE: 6 });
  await sendOrder('less-1', 'VASE', 6, 27_000);
  const [first, second] = await Promise.all([
    valueOf('less-1', { VASE: 3 }),
    valueOf('less-1', { VASE: 2 }),
  ]);
  expect([first.body.refund, second.body.refund]).toEqual([12_000, 7000]);
  await Promise.all([
    sendReturn('less-r1', 'less-1', 'VASE', 3, 12_000),
    sendReturn('less-r2', 'less-1', 'VASE', 2, 7000),
  ]);
  const last = await valueOf('less-1', { VASE: 1 });
  expect(last.body).toMatchObject({ refund: 5000, refundedLess: 3000, addedRefund: 0 });
  const { body } = await shop.store<Answer>('POST', '/api/store/redemptions/less-1/returnValue', {
    lines: [{ id: 'VASE', quantity: 1 }],
    addRefundedLess: true,
  });
  expect(body).toMatchObject({ refund: 8000, addedRefund: 3000, lines: [{ refund: 8000 }] });
  await sendReturn('less-r3', 'less-1', 'VASE', 1, body.refund);
  const { revenue, returned } = await orderRow('less-1');
  expect([revenue, returned]).toEqual([27_000, 27_000]);
  expect((await valueOf('less-1', {})).body.refundedLess).toBe(0);
  expect(await api.verify()).toEqual([]);
});

test('what earlier refunds did not take back is taken from the next, and not given again', async () => {
  await order('full-1', { VASE: 6 });
  await sendOrder('full-1', 'VASE', 6, 27_000);
  // Without asking what they are worth.
  await sendReturn('full-r1', 'full-1', 'VASE', 2, 9000);
  const next = (await valueOf('full-1', { VASE: 1 })).body;
  expect(next).toMatchObject({
    paid: 4500,
    takenBack: 1500,
    refund: 3000,
    refundedLess: 0,
    promotions: [{ takenBackBefore: 0, takenBack: 1500 }],
  });
  await sendReturn('full-r2', 'full-1', 'VASE', 1, next.refund);
  const last = (await valueOf('full-1', { VASE: 3 })).body;
  expect(last).toMatchObject({ paid: 13_500, takenBack: -1500, refund: 15_000 });
  await sendReturn('full-r3', 'full-1', 'VASE', 3, last.refund);
  expect(await reviewsOf('full-1')).toEqual(['fits', 'fits', 'fits']);
  const { revenue, returned } = await orderRow('full-1');
  expect([revenue, returned]).toEqual([27_000, 27_000]);
});

test('a gift that comes back is no unit of what was bought of its SKU', async () => {
  await promote(shop, 'One more', {
    scope: only('BEA'),
    whenReturned: 'takeBack',
    rewards: [
      { kind: 'amount', amount: 891 },
      { kind: 'gift', variantId: variants.get('BEA') },
    ],
    conditions: [{ kind: 'quantity', min: 2, scope: only('BEA') }],
  });
  const { quote } = await order('bea-1', { BEA: 2 });
  expect([quote.lines[0]?.paid, quote.gifts[0]?.sku]).toEqual([9109, 'BEA']);
  // The gift first, and with a little less paid than was redeemed.
  await sendLines('bea-1', [
    ['BEA', 1, 0],
    ['BEA', 2, 9108],
  ]);
  const first = await valueOf('bea-1', { BEA: 1 });
  expect(first.body).toMatchObject({ refund: 4109, gifts: [{ sku: 'BEA', quantity: 1 }] });
  await send('bea-r1', 'bea-1', [
    { sku: 'BEA', quantity: 1, amount: first.body.refund },
    { sku: 'BEA', quantity: 1, amount: 0 },
  ]);
  const [row] = await query<{ status: string; returned: string }>(
    api.connection.db,
    "select status, returned from redemptions where order_id = 'bea-1'",
  );
  expect([row?.status, JSON.parse(String(row?.returned))]).toEqual(['committed', { BEA: 1 }]);
  const last = await valueOf('bea-1', { BEA: 1 });
  expect(last.body).toMatchObject({ refund: 4999, gifts: [], lines: [{ returnedBefore: 1 }] });
  await send('bea-r2', 'bea-1', [{ id: 'BEA', quantity: 1, amount: last.body.refund }]);
  expect(await reviewsOf('bea-1')).toEqual(['fits', 'fits']);
  const { revenue, returned } = await orderRow('bea-1');
  expect([revenue, returned]).toEqual([9108, 9108]);
  expect(await api.verify()).toEqual([]);
});

test('more units than were ordered, once accepted, leave other goods and their money to later returns', async () => {
  await order('acc-1', { POT: 1, PEN: 2, CUP: 1 });
  await sendLines('acc-1', [
    ['POT', 1, 5000],
    ['PEN', 2, 10_000],
    ['CUP', 1, 5000],
  ]);
  await send('acc-r1', 'acc-1', [{ id: 'POT', quantity: 51, amount: 6000 }]);
  await decide('acc-r1', 'acceptance');
  const { body } = await valueOf('acc-1', { PEN: 1 });
  expect(body).toMatchObject({ refund: 5000, refundedBefore: 6000 });
  await send('acc-r2', 'acc-1', [{ id: 'PEN', quantity: 1, amount: body.refund }]);
  await send('acc-r3', 'acc-1', [{ sku: 'CUP', quantity: 1, amount: 5000 }]);
  await send('acc-r4', 'acc-1', [{ sku: 'POT', quantity: 1, amount: 0 }]);
  // Of the money of the order 4000 are left, which the value says too.
  await send('acc-r5', 'acc-1', [{ sku: 'PEN', quantity: 1, amount: 4001 }]);
  expect(await reviewsOf('acc-1')).toEqual(['accepted', 'fits', 'fits', 'waiting', 'waiting']);
  const last = await valueOf('acc-1', { PEN: 1 });
  expect(last.body).toMatchObject({ refund: 4000, beyondPaid: 1000 });
  await send('acc-r5', 'acc-1', [{ sku: 'PEN', quantity: 1, amount: 4000 }]);
  expect((await reviewsOf('acc-1')).at(-1)).toBe('fits');
  expect(await api.verify()).toEqual([]);
});

test('no more is taken back than the rest would cost more with all promotions of its time', async () => {
  await shop.store('POST', '/api/store/members', { externalId: 'm-gold', level: 'gold' });
  await tenFrom300('GLD', { whenReturned: 'takeBack' });
  const gold = await promote(shop, 'Gold members', {
    scope: only('GLD'),
    audience: { levels: ['gold'] },
    rewards: [{ kind: 'percent', bps: 300, per: 'order' }],
    conditions: [{ kind: 'amount', max: 15_000, scope: only('GLD') }],
  });
  const lines = [{ id: 'GLD', sku: 'GLD', quantity: 6 }];
  for (const [orderId, member] of [
    ['gold-1', 'm-gold'],
    ['gold-2', 'm-other'],
  ]) {
    await redeem(shop, orderId as string, { lines, member });
    await shop.store('POST', `/api/store/redemptions/${orderId}/commitment`);
  }
  const expected = { paid: 22_500, takenBack: 350, refund: 22_150 };
  expect((await valueOf('gold-1', { GLD: 5 })).body).toMatchObject(expected);
  expect((await valueOf('gold-2', { GLD: 5 })).body).toMatchObject({ takenBack: 500 });
  // Whatever became of the promotion and the member since.
  api.now += 60_000;
  await shop.owner.act('promotions', gold.id, 'pause');
  await shop.store('POST', '/api/store/members', { externalId: 'm-gold', level: 'silver' });
  expect((await valueOf('gold-1', { GLD: 5 })).body).toMatchObject(expected);
  api.now -= 60_000;
});

test('what is no order, no line or not paid is refused', async () => {
  expect((await valueOf('nowhere', { PEN: 1 })).status).toBe(404);
  await redeem(shop, 'e-1', { lines: [{ id: 'PEN', sku: 'PEN', quantity: 1 }] });
  expect(await valueOf('e-1', { PEN: 1 })).toMatchObject({
    status: 409,
    body: { message: 'returnValue.errors.notPaid' },
  });
  await shop.store('POST', '/api/store/redemptions/e-1/release');
  expect((await valueOf('e-1', {})).body.message).toBe('returnValue.errors.cancelled');
  await order('e-2', { PEN: 1 });
  expect((await valueOf('e-2', { CUP: 1 })).body.errors).toEqual({
    lines: { 0: { id: 'redemptions.errors.unknownLine' } },
  });
  const fields = { lines: [{ id: 'PEN', quantity: 1, price: 1 }] };
  const path = '/api/store/redemptions/e-2/returnValue';
  expect((await shop.store('POST', path, fields)).status).toBe(422);
  const negative = { lines: [{ id: 'PEN', quantity: -1 }] };
  expect((await shop.store('POST', path, negative)).status).toBe(422);
  expect((await valueOf('e-2', {}, await api.store('orders.write'))).status).toBe(403);
});

test('staff get the same answer on the order, and shares alone where it was not redeemed', async () => {
  const idOf = async (externalId: string) => {
    const rows = await query<{ id: number }>(
      api.connection.db,
      'select id from orders where external_id = ?',
      [externalId],
    );
    return Number(rows[0]?.id);
  };
  const agent = await api.raw('agent');
  const ask = async (externalId: string, lines: object[]) =>
    agent<Answer>('POST', `/api/orders/${await idOf(externalId)}/returnValue`, { lines });
  const fromStore = await valueOf('r-1', { VASE: 1 });
  expect((await ask('r-1', [{ id: 'VASE', quantity: 1 }])).body).toEqual(fromStore.body);
  await sendOrder('u-1', 'PEN', 3, 10_000);
  await sendReturn('ur-1', 'u-1', 'PEN', 1, 3333);
  expect(await ask('u-1', [{ id: '1', quantity: 2 }])).toMatchObject({
    status: 200,
    body: { isRedeemed: false, refund: 6667, promotions: [], lines: [{ returnedBefore: 1 }] },
  });
  expect((await ask('u-1', [{ id: '1', quantity: 3 }])).status).toBe(422);
  const nobody = await api.raw(null as never);
  expect((await nobody('POST', `/api/orders/${await idOf('u-1')}/returnValue`, {})).status).toBe(
    401,
  );
});
