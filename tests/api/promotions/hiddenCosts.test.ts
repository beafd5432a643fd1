/** Nothing that promotions answer tells roles without sight of costs what goods or gifts cost, not even by division. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { can, ROLES } from '#contract/platform/access';
import type { EffectReport } from '#contract/promotions/effects';
import { readSettings } from '#server/platform/settings/read';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, draft, promote, quote, redeem, sell, type Shop } from './promotionStore.ts';

const GIFT_COST = 47_791;
const FLOOR = 6_113;
const PRICE = 10_000;
const USES = 2;
const DAY = 86_400_000;

let api: OpenApi;
let shop: Shop;
let lamp: number;
let campaignId: number;
let gifts: number;
let plain: number;
let waiting: number;
let caseId: number;

const everythingOff = () =>
  draft('All off', { rewards: [{ kind: 'percent', bps: 10_000 }], lane: 'product' });
const request = () => ({ basket: { lines: [{ variantId: lamp, quantity: 1 }] } });

beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  const { currency } = await readSettings(api.connection.db);
  const variants: Record<string, number> = {};
  for (const [sku, basePrice, cost] of [
    ['LAMP', PRICE, FLOOR],
    ['GIFT', 60_000, GIFT_COST],
  ] as const) {
    await sell(shop, sku, basePrice, { variants: [{ sku, basePrice, cost }], status: 'active' });
    variants[sku] = (await quote(shop, basket(sku))).body.lines[0]?.variantId ?? 0;
  }
  lamp = variants.LAMP ?? 0;
  const campaign = await shop.owner.create('campaigns', {
    data: { name: 'Gifts', startsAt: NOW - DAY, endsAt: NOW + DAY } as never,
  });
  campaignId = campaign.data.id as number;
  const inForce = await promote(
    shop,
    'With a gift',
    { rewards: [{ kind: 'gift', variantId: variants.GIFT, quantity: 1 }], endsAt: NOW + DAY },
    { campaignId },
  );
  gifts = inForce.id;
  plain = (
    await promote(shop, 'Five off', { rewards: [{ kind: 'percent', bps: 500 }], lane: 'product' })
  ).id;
  for (let order = 1; order <= USES; order++) {
    const { body } = await redeem(shop, `o${order}`, basket('LAMP'));
    const { paid = 0 } = body.quote.lines[0] ?? {};
    await shop.store('POST', `/api/store/redemptions/o${order}/commit`, {});
    const sent = await shop.store('POST', '/api/store/orders', {
      externalId: `o${order}`,
      channel: 'web',
      currency,
      lines: [{ sku: 'LAMP', name: 'Lamp', quantity: 1, unitPrice: PRICE, paid, cost: FLOOR }],
      statuses: [
        { status: 'placed', at: NOW },
        { status: 'paid', at: NOW },
      ],
    });
    if (sent.status !== 200) throw new Error(`Order o${order}: ${sent.status}`);
  }
  const { data: held } = await shop.owner.create('promotions', { data: everythingOff() as never });
  waiting = held.id as number;
  await shop.owner.act('promotions', waiting, 'submission');
  const { data } = await shop.owner.create('promotionCases', {
    data: { name: 'All off', request: { ...request(), input: everythingOff() } } as never,
  });
  caseId = data.id as number;
});
afterAll(() => api.close());

const planning = () =>
  [
    ['simulation', { ...request(), input: everythingOff() }],
    ['review', { input: everythingOff() }],
    ['replay', { input: everythingOff(), days: 7 }],
  ] as const;

/** Every answer on promotions that these roles can read. */
const answers = async (call: Call) => {
  const requests: [string, unknown?][] = [
    [`/api/promotions/${gifts}`],
    ['/api/promotions'],
    [`/api/campaigns/${campaignId}`],
    ['/api/campaigns'],
    [`/api/promotions/${gifts}/effect`],
    [`/api/campaigns/${campaignId}/effect`],
    ['/api/exports/promotions'],
    ['/api/exports/campaigns'],
    ['/api/exports/redemptions'],
    [`/api/history/promotions/${gifts}`],
    [`/api/history/campaigns/${campaignId}`],
    ['/api/redemptions'],
    ['/api/redemptions/1'],
    ['/api/promotionCases'],
    [`/api/promotionCases/${caseId}`],
    ['/api/promotionCases/run', {}],
    ['/api/promotions/simulation', request()],
    ['/api/promotions/conflicts', {}],
    ['/api/promotions/calendar', { from: NOW - DAY, to: NOW + DAY }],
    ['/api/account/attention'],
  ];
  const found: [string, string][] = [];
  for (const [path, body] of requests) {
    const { status, body: answer } = body
      ? await call<unknown>('POST', path, body)
      : await call<unknown>('GET', path);
    expect([path, status]).toEqual([path, 200]);
    found.push([path, typeof answer === 'string' ? answer : JSON.stringify(answer)]);
  }
  return found;
};

const PAID = (USES * PRICE * 95) / 100;
const near = (one: number, other: number) => Math.abs(one - other) <= 1;
/** Whether a figure is a cost or a multiple of it, or tells one as a share of a price or of the revenue. */
const tells = (figure: number) =>
  [1, USES].some((times) => [GIFT_COST, FLOOR].some((cost) => figure === times * cost)) ||
  [GIFT_COST / 100, (USES * GIFT_COST) / 100, FLOOR / 100].includes(figure) ||
  near(figure, Math.round(((PRICE - FLOOR) * 10_000) / PRICE)) ||
  near(figure, Math.round((PAID * 10_000) / (USES * GIFT_COST)));
const figuresIn = (text: string) => (text.match(/\d+(\.\d+)?/g) ?? []).map(Number);
const leaks = async (call: Call) =>
  (await answers(call)).filter(([, text]) => figuresIn(text).some(tells)).map(([path]) => path);

test('a role that sees costs gets these figures, so the others would be found', async () => {
  const found = await leaks(await api.raw('marketer'));
  for (const path of [
    `/api/promotions/${gifts}`,
    '/api/promotions',
    `/api/campaigns/${campaignId}`,
    '/api/campaigns',
    `/api/promotions/${gifts}/effect`,
    `/api/campaigns/${campaignId}/effect`,
    '/api/exports/promotions',
    '/api/exports/campaigns',
    '/api/promotionCases/run',
    `/api/promotionCases/${caseId}`,
    '/api/promotions/conflicts',
  ])
    expect(found).toContain(path);
  for (const [path, body] of planning()) {
    const { status } = await (await api.raw('manager'))('POST', `/api/promotions/${path}`, body);
    expect([path, status]).toEqual([path, 200]);
  }
});

describe.each(ROLES.filter((role) => !can(role, 'costs', 'show')))('for the role %s', (role) => {
  test('no answer on promotions tells a cost', async () => {
    expect(await leaks(await api.raw(role))).toEqual([]);
  });
  test('terms that are not approved are not tried, and the refusal names the roles', async () => {
    const call = await api.raw(role);
    for (const [path, body] of planning()) {
      const answer = await call<{ message: string }>('POST', `/api/promotions/${path}`, body);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(answer.body.message).toContain('owner, manager, marketer');
    }
  });
  test('a promotion without gifts says what it spent, and what cannot be seen is not sorted by', async () => {
    const call = await api.raw(role);
    const shown = await call<{ spent: number }>('GET', `/api/promotions/${plain}`);
    expect(shown.body.spent).toBe((USES * PRICE * 5) / 100);
    const hidden = await call<object>('GET', `/api/promotions/${gifts}`);
    expect(hidden.body).toMatchObject({ uses: USES, spent: null, hasGiftCosts: true });
    const effect = await call<EffectReport>('GET', `/api/promotions/${plain}/effect`);
    expect(effect.body.roasBps).toBe(PAID * 10);
    for (const resource of ['promotions', 'campaigns']) {
      const sort = encodeURIComponent(JSON.stringify(['spent', 'ASC']));
      expect((await call('GET', `/api/${resource}?sort=${sort}`)).status).toBe(400);
    }
  });
});

test('the API document says where a role must see costs', async () => {
  const { body } = await (
    await api.raw('owner')
  )<{
    paths: Record<string, Record<string, { description: string }>>;
  }>('GET', '/api/openapi.json');
  const access = (path: string) => body.paths[path]?.post?.description;
  for (const noun of ['review', 'replay'])
    expect(access(`/api/promotions/${noun}`)).toBe(
      'Staff who may `promotions.show` and costs.show',
    );
  expect(access('/api/promotions/simulation')).toContain('costs.show with `input`');
  expect(access('/api/priceBatches/{id}/rows')).toContain('costs.show with `flaggedOnly`');
});
