/** What needs attention: each role sees only what it can do something about, and each item leads to the very rows. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { can, ROLES, type Role } from '#contract/platform/access';
import type { AttentionItem } from '#contract/platform/attention';
import type { StaffMember } from '#contract/platform/staff';
import { attentionSources } from '#server/platform/attention/source';
import { draft, promote, redeem, sell, share, type Shop } from '../promotions/promotionStore.ts';
import { type Client, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { png } from '../support/pictures.ts';

const DAY = 86_400_000;
let api: OpenApi;
let shop: Shop;
const submitted = async (client: Client, name: string) => {
  // Without a budget it needs approval by somebody else.
  const terms = { rewards: [{ kind: 'amount', amount: 100 }], trigger: 'code' };
  const { data } = await client.create('promotions', { data: draft(name, terms) as never });
  return client.act<{ id: number; version: number }>('promotions', data.id as number, 'submission');
};

beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  const { id } = await sell(shop, 'CUP', 10_000);
  const { data: cup } = await shop.owner.getOne<{ id: number; variants: { id: number }[] }>(
    'products',
    { id },
  );
  const marketer = await api.as('marketer');
  await submitted(marketer, 'Of the marketer');
  await submitted(shop.owner, 'Of the owner');
  const refused = await submitted(marketer, 'Refused');
  await shop.owner.act('promotions', refused.id, 'rejection', {
    version: refused.version,
    reason: 'Too much',
  });
  const passed = await submitted(marketer, 'Passed');
  await shop.owner.act('promotions', passed.id, 'approval', { version: passed.version });

  await promote(shop, 'Nearly used', {
    rewards: [{ kind: 'amount', amount: 850 }],
    limits: { budget: 1_000 },
    endsAt: NOW + 3 * DAY,
  });
  await promote(shop, 'Flash', {
    lane: 'product',
    rewards: [
      { kind: 'flash', items: [{ variantId: cup.variants[0]?.id, price: 9_000, stock: 5 }] },
    ],
  });
  await redeem(shop, 'order 1', { lines: [{ id: 'a', sku: 'CUP', quantity: 4 }] });
  const coming = await promote(shop, 'Coming', {
    rewards: [{ kind: 'amount', amount: 100 }],
    startsAt: NOW + 2 * DAY,
    trigger: 'code',
  });
  await shop.owner.create('couponBatches', {
    data: {
      kind: 'shared',
      promotionId: coming.id,
      name: 'Soon over',
      code: 'SOON',
      validUntil: NOW + 6 * DAY,
    } as never,
  });
  await share(shop, coming.id, 'FOREVER');
  await shop.owner.create('campaigns', {
    data: { name: 'Spring', startsAt: NOW - DAY, endsAt: NOW + 7 * DAY } as never,
  });
  await shop.owner.create('campaigns', {
    data: { name: 'Later', startsAt: NOW + 8 * DAY, endsAt: null } as never,
  });
});
afterAll(() => api.close());

const itemsOf = async (role: Role) =>
  (await (await api.raw(role))<AttentionItem[]>('GET', '/api/account/attention')).body;
const totalsOf = async (role: Role) =>
  Object.fromEntries((await itemsOf(role)).map(({ name, total }) => [name, total]));

test('somebody else’s submissions wait for those who may approve them, and never their own', async () => {
  expect((await totalsOf('owner')).promotionApprovals).toBe(1);
  expect((await totalsOf('manager')).promotionApprovals).toBe(2);
  expect((await totalsOf('marketer')).promotionApprovals).toBe(1);
  expect(await totalsOf('analyst')).not.toHaveProperty('promotionApprovals');
});

test.each(['promotions', 'priceBatches'])(
  'the list %s of what somebody can approve is empty for those who may approve nothing',
  async (list) => {
    const address = `/api/${list}?filter={"needs":"approvalByMe"}`;
    expect((await (await api.raw('agent'))<unknown[]>('GET', address)).body).toEqual([]);
    if (list === 'promotions')
      expect((await (await api.raw('manager'))<unknown[]>('GET', address)).body).toHaveLength(2);
  },
);

test('who submitted something is told the answer', async () => {
  expect(await totalsOf('marketer')).toMatchObject({
    returnedPromotions: 1,
    approvedPromotions: 1,
  });
  const owner = await totalsOf('owner');
  expect(owner).not.toHaveProperty('returnedPromotions');
  expect(owner).not.toHaveProperty('approvedPromotions');
});

test('budgets and stocks past 80 %, and what begins, ends or expires in 7 days, are announced', async () => {
  expect(await totalsOf('marketer')).toMatchObject({
    promotionBudgets: 1,
    flashStock: 1,
    promotionsStart: 1,
    promotionsEnd: 1,
    campaignsEnd: 1,
    couponsExpire: 1,
  });
  const items = await itemsOf('marketer');
  expect(items.find(({ name }) => name === 'promotionsStart')).toMatchObject({
    due: NOW + 2 * DAY,
    tone: 'information',
    place: 'promotions',
  });
  expect(items.map(({ name }) => name)).not.toContain('campaignsStart');
});

test('urgent items come before what is only good to know', async () => {
  const tones = (await itemsOf('owner')).map(({ tone }) => tone);
  expect([...tones].sort((a, b) => order(a) - order(b))).toEqual(tones);
});
const order = (tone: AttentionItem['tone']) => ['bad', 'attention', 'information'].indexOf(tone);

test.each(ROLES)('for the %s every item leads to as many rows as it counts', async (role) => {
  const client = await api.as(role);
  for (const { name, resource, filter, sort, total } of await itemsOf(role)) {
    expect([name, can(role, resource, 'list')]).toEqual([name, true]);
    const list = await client.getList(resource, {
      filter,
      sort: { field: sort[0], order: sort[1] },
      pagination: { page: 1, perPage: 1 },
    });
    expect([name, list.total]).toEqual([name, total]);
  }
});

test('an unknown condition of a list is refused with the field', async () => {
  const owner = await api.raw('owner');
  for (const resource of ['promotions', 'campaigns', 'priceBatches', 'couponBatches']) {
    const filter = encodeURIComponent(JSON.stringify({ needs: 'constructor' }));
    const { status, body } = await owner('GET', `/api/${resource}?filter=${filter}`);
    expect([resource, status, body.errors]).toEqual([resource, 400, { needs: 'errors.wrongType' }]);
  }
});

test('the names of the items are different', () => {
  const names = attentionSources.parts.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('what staff did is counted at once, by their roles, also where two have the same name', async () => {
  const owner = await api.raw('owner');
  const { data: people } = await shop.owner.getList<StaffMember>('staff', {
    filter: {},
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: 25 },
  });
  const of = (role: Role) => people.find((person) => person.role === role);
  const before = await totalsOf('marketer');
  const own = await submitted(await api.as('marketer'), 'For a namesake');
  expect((await totalsOf('owner')).promotionApprovals).toBe(2);
  const { id, role, version } = of('owner') ?? {};
  const { status } = await owner('PUT', `/api/staff/${id}`, {
    role,
    version,
    name: of('marketer')?.name,
  });
  expect(status).toBe(200);
  await shop.owner.act('promotions', own.id, 'approval', { version: own.version });
  expect((await totalsOf('owner')).promotionApprovals).toBe(1);
  expect((await totalsOf('marketer')).approvedPromotions).toBe(
    (before.approvedPromotions ?? 0) + 1,
  );
});

const unshipped = async () => (await totalsOf('agent')).unshipped ?? 0;
/** The store sends an order that has been waiting for days. */
const sendOld = async (externalId: string) => {
  const at = NOW - 5 * DAY;
  const { status } = await shop.store('POST', '/api/store/orders', {
    externalId,
    channel: 'web',
    currency: 'CNY',
    lines: [{ sku: 'CUP', quantity: 1, unitPrice: 100, paid: 100 }],
    statuses: [
      { status: 'placed', at },
      { status: 'paid', at },
    ],
  });
  expect(status).toBe(200);
};

test('what the store’s systems do is counted after some seconds, or with the next write of staff', async () => {
  const before = await unshipped();
  await sendOld('waits');
  expect(await unshipped()).toBe(before);
  await submitted(shop.owner, 'Any write');
  expect(await unshipped()).toBe(before + 1);
});

test('a file that staff upload is a write of theirs', async () => {
  const before = await unshipped();
  await sendOld('waits too');
  expect(await unshipped()).toBe(before);
  const owner = await api.raw('owner');
  const headers = { 'content-type': 'image/png' };
  const { status } = await owner('POST', '/api/pictures?name=cup.png', await png(), headers);
  expect(status).toBe(201);
  expect(await unshipped()).toBe(before + 1);
});
