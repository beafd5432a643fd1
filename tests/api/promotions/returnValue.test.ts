/** What to refund for goods that come back: what becomes of the discounts of their order. */
import { expect, test } from 'vitest';
import { query } from '#db/statements';
import { NOW } from '../support/openApi.ts';
import { promote, sell } from './promotionStore.ts';
import { returnValueTests } from './returnValueStore.ts';

const { api, shop, variants, valueOf, only, order, sendOrder, sendReturn, decide, tenFrom300 } =
  returnValueTests();

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
