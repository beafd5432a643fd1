/** An order that changes before it is shipped gets what its new basket gets at the instant of the order. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Quote } from '#contract/promotions/quotes';
import { query } from '#db/statements';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, promote, quote, redeem, sell, share, type Shop } from './promotionStore.ts';

const DAY = 86_400_000;
let api: OpenApi;
let shop: Shop;
beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  for (const sku of ['LAMP', 'MUG', 'POT', 'JAR', 'BOWL', 'VASE']) await sell(shop, sku, 10_000);
});
afterAll(() => api.close());

const amend = (orderId: string, asked: object, store = shop.store) =>
  store<{
    id: number;
    status: string;
    discount: number;
    total: number;
    createdAt: number;
    quote: Quote;
    message?: string;
  }>('POST', `/api/store/redemptions/${orderId}/amendment`, asked);
const usesOf = async (promotionId: number) => {
  const rows = await query<{ used: number }>(
    api.connection.db,
    'select used from usage_counters where counter = ?',
    [`promotion/${promotionId}/uses`],
  );
  return Number(rows[0]?.used ?? 0);
};
/** A promotion on one product: 10 % off from two pieces on. */
const tenOffTwo = (sku: string, terms: object = {}) =>
  promote(shop, `Ten off ${sku}`, {
    scope: { include: [{ kind: 'product', id: ids.get(sku) }] },
    rewards: [{ kind: 'percent', bps: 1000 }],
    conditions: [{ kind: 'quantity', min: 2 }],
    ...terms,
  });
const ids = new Map<string, number>();
beforeAll(async () => {
  const rows = await query<{ id: number; key: string }>(
    api.connection.db,
    'select id, external_id as key from products',
  );
  for (const { id, key } of rows) ids.set(key.slice(2), id);
});

const variantOf = async (sku: string) => {
  const [row] = await query<{ id: number }>(
    api.connection.db,
    'select id from variants where sku = ?',
    [sku],
  );
  return Number(row?.id);
};

test('the use that the order holds is free for its new basket, and a paid order stays paid', async () => {
  const { id } = await tenOffTwo('LAMP', { limits: { uses: 1 } });
  expect((await redeem(shop, 'a-1', basket('LAMP', 2))).body.discount).toBe(2000);
  await shop.store('POST', '/api/store/redemptions/a-1/commitment');
  const { status, body } = await amend('a-1', basket('LAMP', 3));
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'committed', discount: 3000 });
  expect(await usesOf(id)).toBe(1);
  expect((await redeem(shop, 'a-2', basket('LAMP', 2))).body.discount).toBe(0);
  expect(await amend('a-1', basket('LAMP', 3))).toMatchObject({
    status: 200,
    body: { id: body.id },
  });
  expect(await api.verify()).toEqual([]);
});

test('a basket below the threshold loses the discount and gives its use back', async () => {
  const { id } = await tenOffTwo('MUG', { limits: { uses: 1 } });
  await redeem(shop, 'b-1', basket('MUG', 2));
  expect((await amend('b-1', basket('MUG', 1))).body).toMatchObject({
    status: 'reserved',
    discount: 0,
  });
  expect(await usesOf(id)).toBe(0);
  expect((await redeem(shop, 'b-2', basket('MUG', 2))).body.discount).toBe(2000);
  expect(await api.verify()).toEqual([]);
});

test('a promotion that ended since the order still counts, one that began since does not', async () => {
  await tenOffTwo('POT', { endsAt: NOW + DAY });
  const placed = await redeem(shop, 'c-1', { ...basket('POT', 2), reserveMinutes: 1440 });
  await shop.store('POST', '/api/store/redemptions/c-1/commitment');
  api.now = NOW + 2 * DAY;
  await tenOffTwo('POT', {
    startsAt: NOW + 2 * DAY,
    rewards: [{ kind: 'percent', bps: 9000 }],
  });
  const { body } = await amend('c-1', basket('POT', 4));
  api.now = NOW;
  expect(body.discount).toBe(4000);
  expect(body.createdAt).toBe(placed.body.createdAt);
});

test('a first order stays the first, however many orders the member has by now', async () => {
  await promote(shop, 'Welcome', {
    rewards: [{ kind: 'amount', amount: 500 }],
    audience: { orderNumber: { min: 1, max: 1 } },
  });
  const send = (externalId: string, at: number) =>
    shop.store('POST', '/api/store/orders', {
      externalId,
      channel: 'web',
      memberExternalId: 'm-first',
      currency: 'CNY',
      lines: [{ sku: 'VASE', quantity: 1, unitPrice: 10_000, paid: 9500 }],
      statuses: [
        { status: 'placed', at },
        { status: 'paid', at },
      ],
    });
  const first = await redeem(shop, 'g-1', basket('VASE', 1, { member: 'm-first' }));
  expect(first.body.discount).toBe(500);
  await send('g-1', NOW);
  api.now = NOW + 1000;
  await send('g-2', NOW + 1000);
  const amended = await amend('g-1', basket('BOWL', 2, { member: 'm-first' }));
  expect(amended.body).toMatchObject({ status: 'committed', discount: 500 });
  const later = await redeem(shop, 'g-3', basket('BOWL', 1, { member: 'm-first' }));
  expect(later.body.discount).toBe(0);
  api.now = NOW;
});

/** Submits new rewards for a promotion, which are in force at once. */
const revise = async (id: number, bps: number) => {
  const { data } = await shop.owner.getOne('promotions', { id });
  const { name, labels, campaignId, terms, version } = data;
  await shop.owner.update('promotions', {
    id,
    previousData: data,
    data: {
      name,
      labels,
      campaignId,
      version,
      terms: { ...(terms as object), rewards: [{ kind: 'percent', bps }] },
    } as never,
  });
  await shop.owner.act('promotions', id, 'submission');
};
const revisionsIn = (body: { quote: Quote }) =>
  body.quote.lines.flatMap(({ allocations }) => allocations.map(({ revision }) => revision));
/** Lets a minute pass between an order and what happens afterwards. */
const aMinuteLater = async (work: () => Promise<unknown>) => {
  api.now += 60_000;
  await work();
  api.now += 60_000;
};
const only = async (sku: string) => ({ include: [{ kind: 'variant', id: await variantOf(sku) }] });

test('an amended order keeps the revision of its instant, in both directions', async () => {
  await sell(shop, 'RUG', 39_000);
  const { id } = await promote(shop, 'Thirty off', {
    scope: await only('RUG'),
    rewards: [{ kind: 'percent', bps: 3000 }],
  });
  await redeem(shop, 'h-1', basket('RUG', 10));
  await shop.store('POST', '/api/store/redemptions/h-1/commitment');
  await aMinuteLater(() => revise(id, 1000));
  const more = await amend('h-1', basket('RUG', 11));
  expect(more.body.total).toBe(300_300);
  expect(revisionsIn(more.body)).toEqual([1]);
  expect((await amend('h-1', basket('RUG', 10))).body.total).toBe(273_000);
  await redeem(shop, 'h-2', basket('RUG', 10));
  await aMinuteLater(() => revise(id, 3000));
  expect((await amend('h-2', basket('RUG', 12))).body.total).toBe(421_200);
  expect((await redeem(shop, 'h-3', basket('RUG', 1))).body.discount).toBe(11_700);
  expect(await api.verify()).toEqual([]);
});

test('a promotion that was paused or archived since still counts, one paused at the order does not', async () => {
  await sell(shop, 'PAN', 10_000);
  const { id } = await promote(shop, 'Seven off pans', {
    scope: await only('PAN'),
    rewards: [{ kind: 'amount', amount: 700 }],
  });
  await redeem(shop, 'i-1', basket('PAN', 1));
  await aMinuteLater(() => shop.owner.act('promotions', id, 'pause', { reason: 'Wrong' }));
  await redeem(shop, 'i-2', basket('PAN', 1));
  await aMinuteLater(() => shop.owner.act('promotions', id, 'resumption'));
  expect((await amend('i-2', basket('PAN', 2))).body.discount).toBe(0);
  expect((await amend('i-1', basket('PAN', 2))).body.discount).toBe(700);
  await aMinuteLater(() => shop.owner.act('promotions', id, 'archival'));
  expect((await amend('i-1', basket('PAN', 3))).body.discount).toBe(700);
  expect(await api.verify()).toEqual([]);
});

test('a code that was revoked since counts for the order that holds it, and for no other', async () => {
  const { id } = await tenOffTwo('JAR', { trigger: 'code' });
  const batch = await share(shop, id, 'KEPT');
  const codes = { codes: ['kept'] };
  await redeem(shop, 'j-1', basket('JAR', 2, codes));
  await shop.store('POST', '/api/store/redemptions/j-1/commitment');
  await aMinuteLater(() =>
    shop.owner.act('couponBatches', Number(batch.id), 'revocation', { reason: 'Leaked' }),
  );
  expect((await redeem(shop, 'j-2', basket('JAR', 2, codes))).status).toBe(409);
  const amended = await amend('j-1', basket('JAR', 3, codes));
  expect(amended).toMatchObject({ status: 200, body: { status: 'committed', discount: 3000 } });
  expect(await api.verify()).toEqual([]);
});

test('a code that was created since is unknown to an amendment and to a quote of then', async () => {
  const { id } = await tenOffTwo('JAR', { trigger: 'code' });
  const placed = api.now;
  await redeem(shop, 'm-1', basket('JAR', 2));
  await aMinuteLater(() => share(shop, id, 'AFTER'));
  const asked = basket('JAR', 2, { codes: ['AFTER'] });
  expect(await amend('m-1', asked)).toMatchObject({
    status: 409,
    body: { message: 'redemptions.errors.codeRefused' },
  });
  const { body: then } = await quote(shop, { ...asked, at: placed });
  expect(then.refusedCodes).toEqual([{ code: 'AFTER', verdict: 'unknownCode' }]);
  expect((await quote(shop, asked)).body.totals.discount).toBe(2000);
  expect(await api.verify()).toEqual([]);
});

test('a code that was claimed since had no owner at the order', async () => {
  const { id } = await tenOffTwo('JAR', { trigger: 'code' });
  const { data: batch } = await shop.owner.create('couponBatches', {
    data: {
      kind: 'unique',
      promotionId: id,
      name: 'Claims',
      length: 10,
      quantity: 1,
      claim: { open: true, bound: true },
    } as never,
  });
  await shop.store('POST', '/api/store/members', { externalId: 'm-claims' });
  const placed = api.now + 1000;
  let code = '';
  await aMinuteLater(async () => {
    const { body } = await shop.store<{ code: string }>('POST', '/api/store/coupons/claims', {
      batchId: batch.id,
      member: 'm-claims',
    });
    code = body.code;
  });
  const asked = basket('JAR', 2, { member: 'm-claims', codes: [code] });
  const { body: then } = await quote(shop, { ...asked, at: placed });
  expect(then.refusedCodes.map(({ verdict }) => verdict)).toEqual(['codeUnclaimed']);
  expect((await quote(shop, asked)).body.refusedCodes).toEqual([]);
});

test('an instant of the last minute is now, because the clock of a store may be late', async () => {
  const { id } = await tenOffTwo('JAR', { trigger: 'code' });
  await share(shop, id, 'JUSTNOW');
  const asked = basket('JAR', 2, { codes: ['JUSTNOW'] });
  const discountAt = async (at: number) =>
    (await quote(shop, { ...asked, at })).body.totals.discount;
  expect(await discountAt(api.now - 2000)).toBe(2000);
  expect(await discountAt(api.now - 60_000)).toBe(2000);
  expect(await discountAt(api.now - 60_001)).toBe(0);
});

test('a member who was recorded since has the birthday, but not the level, at the order', async () => {
  await sell(shop, 'DISH', 10_000);
  // A level that no member has cannot be named.
  await shop.store('POST', '/api/store/members', { externalId: 'm-earlier', level: 'gold' });
  const scope = await only('DISH');
  const off = (bps: number) => ({
    lane: 'product',
    scope,
    rewards: [{ kind: 'percent', bps }],
  });
  const birthday = await promote(shop, 'Birthday', {
    ...off(500),
    audience: { birthdayMonth: true },
  });
  const gold = await promote(shop, 'Gold dishes', {
    ...off(900),
    audience: { levels: ['gold'] },
  });
  const placed = api.now;
  await aMinuteLater(() =>
    shop.store('POST', '/api/store/members', {
      externalId: 'm-since',
      level: 'gold',
      birthday: new Date(NOW).toISOString().slice(0, 10).replace(/^\d+/, '1990'),
    }),
  );
  const asked = basket('DISH', 1, { member: 'm-since' });
  const given = ({ lines }: Quote) =>
    [...new Set(lines.flatMap(({ allocations }) => allocations))]
      .filter(({ promotionId }) => [birthday.id, gold.id].includes(promotionId))
      .map(({ amount }) => amount);
  expect(given((await quote(shop, asked)).body)).toContain(900);
  expect(given((await quote(shop, { ...asked, at: placed })).body)).toEqual([500]);
});

test('the level of the member at the order counts, also in a quote of then', async () => {
  const level = (name: string) =>
    shop.store('POST', '/api/store/members', { externalId: 'm-gold', level: name });
  await sell(shop, 'TRAY', 10_000);
  await level('gold');
  const { id } = await promote(shop, 'Gold', {
    lane: 'product',
    scope: await only('TRAY'),
    rewards: [{ kind: 'percent', bps: 1000 }],
    audience: { levels: ['gold'] },
  });
  const fromGold = ({ lines }: Quote) =>
    lines
      .flatMap(({ allocations }) => allocations)
      .reduce((sum, { promotionId, amount }) => sum + (promotionId === id ? amount : 0), 0);
  const placed = api.now;
  const asked = basket('TRAY', 1, { member: 'm-gold' });
  const { body: first } = await redeem(shop, 'k-1', asked);
  await aMinuteLater(() => level('silver'));
  const amended = await amend('k-1', basket('TRAY', 2, { member: 'm-gold' }));
  const { body: now } = await quote(shop, asked);
  const { body: then } = await quote(shop, { ...asked, at: placed });
  expect([first.quote, amended.body.quote, now, then].map(fromGold)).toEqual([1000, 2000, 0, 1000]);
});

test('a quote and a simulation of a past instant use the terms of then, kept cases those of now', async () => {
  const owner = await api.raw('owner');
  await sell(shop, 'CUP', 10_000);
  const { id } = await promote(shop, 'Half', {
    scope: await only('CUP'),
    rewards: [{ kind: 'percent', bps: 5000 }],
  });
  const placed = api.now;
  const { body: redeemed } = await redeem(shop, 'l-1', basket('CUP'));
  const order = await shop.store<{ id: number }>('POST', '/api/store/orders', {
    externalId: 'l-1',
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'CUP', quantity: 1, unitPrice: 10_000, paid: redeemed.quote.totals.goods }],
    statuses: [{ status: 'placed', at: placed }],
  });
  const request = { basket: basket('CUP'), at: placed };
  await owner('POST', '/api/promotionCases', { name: 'One cup', request });
  await aMinuteLater(() => revise(id, 1000));
  const { body: then } = await quote(shop, { ...basket('CUP'), at: placed });
  const { body: now } = await quote(shop, basket('CUP'));
  expect(then.totals.discount).toBe(redeemed.discount);
  expect(then.totals.discount - now.totals.discount).toBe(4000);
  const simulate = async (asked: object) =>
    (await owner<Quote>('POST', '/api/promotions/simulation', asked)).body.totals.discount;
  expect(await simulate(request)).toBe(redeemed.discount);
  expect(await simulate({ basket: { lines: [] }, orderId: order.body.id })).toBe(redeemed.discount);
  const { body: run } = await owner<{ results: { before: number; after: number }[] }>(
    'POST',
    '/api/promotionCases/run',
  );
  expect(run.results.map(({ before, after }) => after - before)).toEqual([4000]);
});

test('what is refused leaves the earlier redemption as it was', async () => {
  const { id } = await tenOffTwo('JAR', { trigger: 'code' });
  await share(shop, id, 'JARS', 1);
  await redeem(shop, 'd-1', basket('JAR', 2, { codes: ['JARS'] }));
  const refused = await amend('d-1', basket('JAR', 1, { codes: ['JARS'] }));
  expect(refused).toMatchObject({
    status: 409,
    body: { message: 'redemptions.errors.codeRefused' },
  });
  const unknown = await amend('d-1', { lines: [{ id: 'a', sku: 'NOWHERE', quantity: 0 }] });
  expect(unknown.status).toBe(422);
  expect(await usesOf(id)).toBe(1);
  expect((await redeem(shop, 'd-1', basket('JAR', 2, { codes: ['JARS'] }))).body.discount).toBe(
    2000,
  );
  expect((await amend('nowhere', basket('JAR', 1))).status).toBe(404);
  expect(await api.verify()).toEqual([]);
});

test('an order that was shipped, cancelled or returned in part is not amended', async () => {
  await redeem(shop, 'e-1', basket('BOWL', 2));
  const order = (statuses: string[]) =>
    shop.store('POST', '/api/store/orders', {
      externalId: 'e-1',
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'BOWL', quantity: 2, unitPrice: 10_000, paid: 20_000 }],
      statuses: statuses.map((status) => ({ status, at: NOW })),
    });
  await order(['placed', 'paid']);
  expect((await amend('e-1', basket('BOWL', 3))).status).toBe(200);
  await order(['placed', 'paid', 'shipped']);
  expect(await amend('e-1', basket('BOWL', 2))).toMatchObject({
    status: 409,
    body: { message: 'redemptions.errors.onItsWay' },
  });
  await redeem(shop, 'e-2', basket('BOWL', 2));
  await shop.store('POST', '/api/store/redemptions/e-2/commitment');
  await shop.store('POST', '/api/store/redemptions/e-2/return', {
    lines: [{ id: 'a', quantity: 1 }],
  });
  expect((await amend('e-2', basket('BOWL', 3))).body.message).toBe(
    'redemptions.errors.partlyReturned',
  );
  await redeem(shop, 'e-3', basket('BOWL', 2));
  await shop.store('POST', '/api/store/redemptions/e-3/release');
  expect((await amend('e-3', basket('BOWL', 3))).body.message).toBe('redemptions.errors.released');
});

test('of 32 amendments at once on two servers each leaves one redemption and exact counters', async () => {
  const { id } = await tenOffTwo('VASE', { limits: { uses: 1 } });
  await redeem(shop, 'f-1', basket('VASE', 2));
  const sibling = await api.sibling();
  const stores = [shop.store, await sibling.store()];
  const answers = await Promise.all(
    Array.from({ length: 32 }, (_, index) =>
      amend('f-1', basket('VASE', 2 + (index % 5)), stores[index % 2]),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const [open] = await query<{ n: number }>(
    api.connection.db,
    "select count(*) as n from redemptions where order_id = 'f-1' and status <> 'released'",
  );
  expect(open?.n).toBe(1);
  expect(await usesOf(id)).toBe(1);
  expect(await api.verify()).toEqual([]);
  await sibling.close();
});
