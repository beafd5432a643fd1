/** The effect of promotions, in stores small enough to verify the figures manually. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EffectReport } from '#contract/promotions/effects';
import { settledJobs } from '#server/platform/jobs/runner';
import { isHeldOut } from '#server/promotions/engine/holdout';
import { addDays, startOfDay } from '#shared/days';
import { readSettings } from '#server/platform/settings/read';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { nameAudience } from '../support/nameAudience.ts';
import { basket, draft, promote, redeem, sell, type Shop, share } from './promotionStore.ts';

const HOUR = 3_600_000;
const off = (amount: number) => [{ kind: 'amount', amount }];

interface EffectSetup {
  api: OpenApi;
  shop: Shop;
  /** The instant of an hour of a business day. */
  at: (day: string, hour?: number) => number;
  order: (externalId: string, day: string, member: string | null, more?: Order) => Promise<void>;
  effect: (path: string, call?: Call) => Promise<EffectReport>;
}
interface Order {
  paid?: number;
  cost?: number | null;
  /** The discount of each promotion: [promotion, amount]. */
  off?: readonly (readonly [number, number])[];
  statuses?: readonly string[];
}

const openSetup = async (): Promise<EffectSetup> => {
  const api = await openApi();
  const shop = { owner: await api.as('owner'), store: await api.store() };
  const { timeZone, currency } = await readSettings(api.connection.db);
  const owner = await api.raw('owner');
  const at = (day: string, hour = 0) => startOfDay(day, timeZone) + hour * HOUR;
  const order: EffectSetup['order'] = async (externalId, day, memberExternalId, more = {}) => {
    const { paid = 1000, cost = 600, off: taken = [], statuses = ['placed', 'paid'] } = more;
    const discount = taken.reduce((sum, [, amount]) => sum + amount, 0);
    const line = {
      name: 'Goods',
      quantity: 1,
      unitPrice: paid + discount,
      paid,
      cost,
      discounts: taken.map(([promotionId, amount]) => ({
        promotionId,
        revision: 1,
        label: 'Off',
        amount,
      })),
    };
    // An order is sent when it is placed, not before.
    const before = api.now;
    api.now = Math.max(before, at(day, 12));
    const { status, body } = await shop.store('POST', '/api/store/orders', {
      externalId,
      channel: 'web',
      memberExternalId,
      currency,
      lines: [line],
      statuses: statuses.map((name) => ({ status: name, at: at(day, 12) })),
    });
    api.now = before;
    if (status !== 200) throw new Error(JSON.stringify(body));
  };
  const effect: EffectSetup['effect'] = async (path, call = owner) => {
    const { status, body } = await call<EffectReport>('GET', `/api/${path}/effect`);
    if (status !== 200)
      throw new Error(`${status} ${JSON.stringify(body)} ${api.faultLines().join('\n')}`);
    return body;
  };
  return { api, shop, at, order, effect };
};

describe('the effect against an earlier period', () => {
  const FROM = '2025-08-04';
  const TO = '2025-08-14';
  let setup: EffectSetup;
  let campaignId: number;
  let spring: number;
  let coded: number;

  beforeAll(async () => {
    setup = await openSetup();
    const { api, shop, at, order } = setup;
    api.now = at(FROM, 9);
    const window = { startsAt: at(FROM), endsAt: at(TO) };
    const { data } = await shop.owner.create('campaigns', {
      data: { name: 'Summer', ...window, otherCost: 4900 } as never,
    });
    campaignId = data.id as number;
    spring = (await promote(shop, 'Spring', { rewards: off(500), ...window }, { campaignId })).id;
    coded = (
      await promote(
        shop,
        'Coded',
        { rewards: off(100), trigger: 'code', ...window },
        { campaignId },
      )
    ).id;
    await share(shop, coded, 'SUMMER-100');
    await sell(shop, 'MUG', 2500);

    // One order a day of an unknown shopper for 1,000; during the promotion every other day for 3,000.
    for (let n = 0; n < 80; n++) {
      const day = addDays('2025-07-01', n);
      const paid = day >= FROM && day < TO && n % 2 === 1 ? 3000 : 1000;
      await order(`base-${n}`, day, null, { paid });
    }
    for (let n = 0; n < 5; n++) await order(`old-${n}`, '2025-07-02', `R${n}`);
    // Each day orders of a new member, a known member and a guest for 2,000 after 500 off; three have an unknown cost.
    for (let n = 0; n < 10; n++) {
      const day = addDays(FROM, n);
      const ofAmount = (of: (readonly [number, number])[], cost: number | null = 1200) => ({
        paid: 2000,
        cost,
        off: of,
      });
      const both = [[spring, 500] as const, [coded, 100] as const];
      await order(`new-${n}`, day, `N${n}`, ofAmount(n === 0 ? both : [[spring, 500]]));
      await order(`known-${n}`, day, `R${n % 5}`, ofAmount([[spring, 500]]));
      if (n < 8)
        await order(`guest-${n}`, day, null, ofAmount([[spring, 500]], n < 3 ? null : 1200));
    }
    // Two orders were redeemed; one of them does not contain its discount.
    for (const id of ['guest-8', 'guest-9', 'never-paid']) await redeem(shop, id, basket('MUG'));
    await order('guest-8', addDays(FROM, 8), null, {
      paid: 2000,
      cost: 1200,
      off: [[spring, 500]],
    });
    await order('guest-9', addDays(FROM, 9), null, { paid: 2000, cost: 1200 });
    // Orders that do not count.
    await order('unpaid', FROM, 'N0', { paid: 2000, off: [[spring, 500]], statuses: ['placed'] });
    await order('cancelled', FROM, 'N0', {
      paid: 2000,
      off: [[spring, 500]],
      statuses: ['placed', 'paid', 'cancelled'],
    });
    // Three members return within 90 days, one later.
    for (const n of [0, 1, 2]) await order(`again-${n}`, '2025-08-20', `N${n}`);
    await order('late', '2025-11-10', 'N3');
    api.now = NOW;
  });
  afterAll(() => setup.api.close());

  test('the effect of a promotion has the expected figures', async () => {
    const { lift, ...report } = await setup.effect(`promotions/${spring}`);
    expect(report).toEqual({
      from: FROM,
      to: TO,
      enough: true,
      funnel: { issued: 0, claimed: 0, redeemed: 3, orders: 30 },
      orders: 30,
      newBuyers: 10,
      returningBuyers: 5,
      discount: 15_000,
      giftCost: 0,
      revenue: 60_000,
      returned: 0,
      marginAfter: 27 * 800,
      costKnownBps: 9000,
      averageOrder: 2000,
      // The others: five at 1,000 and five at 3,000.
      averageOrderOthers: 2000,
      baseline: { kind: 'earlierPeriod', from: '2025-07-21', to: '2025-07-31' },
      sharedWith: [],
      roasBps: 40_000,
      // Margin 21,600 + 5 · 400 + 5 · 2,400, before it 10 · 400: 31,600 more, over 15,000.
      roiBps: 21_067,
      // Three members returned in the four weeks after: 31 orders.
      pullForward: { before: 1, during: 4, after: 1.11, expected: 1 },
      retention90: { cohort: 10, returned: 3, bps: 3000 },
      byDay: Array.from({ length: 10 }, (_, n) => ({
        day: addDays(FROM, n),
        orders: 3,
        discount: 1500,
        revenue: 6000,
      })),
    });
    // 7,000 and 9,000 a day against 1,000: s² = 10,000,000 / 9, √(s² / 10) = 333.3, 9 degrees of freedom, t = 2.262.
    expect(lift?.incrementalRevenue).toBe(70_000);
    expect(Math.abs((lift?.high ?? 0) - 77_541)).toBeLessThan(15);
    expect((lift?.low ?? 0) + (lift?.high ?? 0)).toBe(140_000);
  });
  test('the effect of a campaign counts an order with two promotions once and includes its other cost', async () => {
    const report = await setup.effect(`campaigns/${campaignId}`);
    expect(report).toMatchObject({
      from: FROM,
      to: TO,
      enough: true,
      funnel: { issued: 1, claimed: 0, redeemed: 3, orders: 30 },
      orders: 30,
      newBuyers: 10,
      discount: 15_100,
      revenue: 60_000,
      lift: { incrementalRevenue: 70_000 },
      // 60,000 over 15,100 + 4,900; and (31,600 − 4,900) over the same.
      roasBps: 30_000,
      roiBps: 13_350,
    });
  });
  test('the effect of one order is reported as not enough data', async () => {
    expect(await setup.effect(`promotions/${coded}`)).toMatchObject({
      enough: false,
      reason: 'promotionEffects.notEnough',
      orders: 1,
      newBuyers: 1,
      returningBuyers: 0,
      discount: 100,
      revenue: 2000,
      averageOrderOthers: Math.round((80_000 - 2000) / 39),
      baseline: { kind: 'earlierPeriod' },
      lift: null,
      roiBps: null,
      retention90: { cohort: 1, returned: 1, bps: 10_000 },
    });
  });
  test('a promotion or campaign that has not started has no effect', async () => {
    const { id } = await promote(setup.shop, 'Later', {
      rewards: off(500),
      startsAt: NOW + 48 * HOUR,
    });
    const later = await setup.effect(`promotions/${id}`);
    expect(later).toMatchObject({
      enough: false,
      reason: 'promotionEffects.notStarted',
      orders: 0,
      marginAfter: null,
      costKnownBps: null,
      averageOrder: null,
      averageOrderOthers: null,
      baseline: { kind: 'none' },
      lift: null,
      roasBps: null,
      pullForward: null,
      retention90: null,
      byDay: [],
    });
    expect(later.from).toBe(later.to);
    const { data } = await setup.shop.owner.create('promotions', {
      data: draft('Never', { rewards: off(500) }) as never,
    });
    expect(await setup.effect(`promotions/${data.id}`)).toMatchObject({
      reason: 'promotionEffects.notStarted',
    });
    const { data: empty } = await setup.shop.owner.create('campaigns', {
      data: { name: 'Empty', startsAt: NOW - 48 * HOUR } as never,
    });
    expect(await setup.effect(`campaigns/${empty.id}`)).toMatchObject({
      reason: 'promotionEffects.notStarted',
      funnel: { issued: 0, claimed: 0, redeemed: 0, orders: 0 },
    });
  });
  test('the effect can be read by staff only, and an unknown promotion is answered with 404', async () => {
    const analyst = await setup.api.raw('analyst');
    for (const path of ['promotions/999999', 'campaigns/999999', 'promotions/x'])
      expect((await analyst('GET', `/api/${path}/effect`)).status).toBe(404);
    const nobody = await setup.api.raw(null);
    expect((await nobody('GET', `/api/promotions/${spring}/effect`)).status).toBe(401);
  });
});

describe('the effect against members held out', () => {
  const FROM = '2025-11-03';
  let setup: EffectSetup;
  let id: number;
  const held: string[] = [];
  const treated: string[] = [];
  const effect = () => setup.effect(`promotions/${id}`);

  beforeAll(async () => {
    setup = await openSetup();
    const { api, shop, at, order } = setup;
    api.now = at(FROM);
    id = (
      await promote(shop, 'Half', {
        rewards: off(500),
        startsAt: at(FROM),
        endsAt: at('2025-11-17'),
        holdoutBps: 5000,
      })
    ).id;
    for (let n = 0; held.length < 40 || treated.length < 60; n++) {
      const side = isHeldOut(id, `member:H${n}`, 5000) ? held : treated;
      if (side.length < (side === held ? 40 : 60)) side.push(`H${n}`);
    }
    const rows = [...held, ...treated].map((externalId) => ({
      externalId,
      joinedAt: at('2025-10-01'),
    }));
    await shop.store('POST', '/api/store/members/batch', { rows });
    await shop.store('POST', '/api/store/members', {
      externalId: 'newcomer',
      joinedAt: at(FROM, 1),
    });
    // A member who joined later belongs to neither group.
    await order('newcomer', '2025-11-04', 'newcomer', { paid: 99_999 });
    for (const one of treated)
      await order(`t-${one}`, '2025-11-05', one, { paid: 3000, cost: 1000, off: [[id, 500]] });
    for (const one of held.slice(0, 29)) await order(`h-${one}`, '2025-11-06', one, { cost: 400 });
    // Orders before and after the window.
    await order('before', addDays(FROM, -1), held[0] ?? '', { paid: 50_000 });
    await order('after', '2025-11-17', held[0] ?? '', { paid: 50_000 });
    api.now = NOW;
  });
  afterAll(() => setup.api.close());

  test('no lift is reported from 29 buyers', async () => {
    expect(await effect()).toMatchObject({
      enough: true,
      orders: 60,
      baseline: {
        kind: 'holdout',
        share: 5000,
        from: FROM,
        to: '2025-11-17',
        revenuePerBuyer: 725,
      },
      lift: null,
      roiBps: null,
      pullForward: null,
      retention90: null,
    });
  });
  test('a lift is reported from 30 buyers and includes members who bought nothing', async () => {
    await setup.order('h-30', '2025-11-06', held[29] ?? '', { cost: 400 });
    const { lift, ...report } = await effect();
    expect(report).toMatchObject({
      marginAfter: 60 * 2000,
      baseline: { kind: 'holdout', revenuePerBuyer: 750 },
      // Margin of the treated 120,000; of the held out 18,000, for 60 of them 27,000: 93,000 more, over 30,000.
      roiBps: 31_000,
      roasBps: 60_000,
    });
    // 3,000 against 750 of 60: s² = 7,500,000 / 39, √(s² / 40) = 69.3, 39 degrees of freedom, t = 2.023.
    expect(lift?.incrementalRevenue).toBe(135_000);
    expect(Math.abs((lift?.high ?? 0) - 143_415)).toBeLessThan(15);
  });
  test('a campaign with a single promotion with a holdout uses its holdout', async () => {
    const { shop } = setup;
    const { data } = await shop.owner.create('campaigns', {
      data: { name: 'Autumn', startsAt: NOW - 48 * HOUR } as never,
    });
    const more = { campaignId: data.id };
    const terms = { rewards: off(500), startsAt: NOW - 48 * HOUR, holdoutBps: 1000 };
    await promote(shop, 'One', terms, more);
    expect((await setup.effect(`campaigns/${data.id}`)).baseline).toMatchObject({
      kind: 'holdout',
      share: 1000,
    });
    await promote(shop, 'Two', terms, more);
    expect((await setup.effect(`campaigns/${data.id}`)).baseline.kind).not.toBe('holdout');
  });
  test('the funnel counts generated and claimed codes', async () => {
    const { shop } = setup;
    const { id: promotionId } = await promote(shop, 'Claimed', {
      trigger: 'code',
      rewards: off(500),
    });
    const claim = { open: true, bound: true };
    const { data } = await shop.owner.create('couponBatches', {
      data: {
        kind: 'unique',
        promotionId,
        name: 'Claims',
        prefix: 'aw-',
        length: 10,
        quantity: 300,
        claim,
      } as never,
    });
    await settledJobs();
    for (const member of held.slice(0, 2))
      await shop.store('POST', '/api/store/coupons/claims', { batchId: data.id, member });
    expect((await setup.effect(`promotions/${promotionId}`)).funnel).toEqual({
      issued: 300,
      claimed: 2,
      redeemed: 0,
      orders: 0,
    });
  });
});

describe('the effect against an earlier period, of what a promotion can touch', () => {
  const FROM = '2025-08-04';
  const TO = '2025-08-14';
  let setup: EffectSetup;
  let window: { startsAt: number; endsAt: number };
  beforeAll(async () => {
    setup = await openSetup();
    const { api, shop, at } = setup;
    api.now = at(FROM, 9);
    window = { startsAt: at(FROM), endsAt: at(TO) };
    for (const sku of ['MUG', 'SHIRT']) await sell(shop, sku, 2500, { tags: [sku.toLowerCase()] });
    await shop.store('POST', '/api/store/members', { externalId: 'gold', level: 'gold' });
  });
  afterAll(() => setup.api.close());

  /** An order of one mug or shirt, with its discount by the promotion. */
  const buy = async (
    externalId: string,
    sku: string,
    day: string,
    paid: number,
    more: {
      promotionId?: number;
      cost?: number | null;
      channel?: string;
      member?: string;
      hour?: number;
    } = {},
  ) => {
    const { promotionId, cost = 400, channel = 'web', member = null, hour = 12 } = more;
    const { currency } = await readSettings(setup.api.connection.db);
    const discounts =
      promotionId === undefined ? [] : [{ promotionId, revision: 1, label: 'Off', amount: 100 }];
    const { api } = setup;
    const before = api.now;
    api.now = Math.max(before, setup.at(day, hour));
    const { status, body } = await setup.shop.store('POST', '/api/store/orders', {
      externalId,
      channel,
      memberExternalId: member,
      currency,
      lines: [
        {
          sku,
          name: sku,
          quantity: 1,
          unitPrice: paid + discounts.length * 100,
          paid,
          cost,
          discounts,
        },
      ],
      statuses: ['placed', 'paid'].map((name) => ({
        status: name,
        at: setup.at(day, hour),
      })),
    });
    api.now = before;
    if (status !== 200) throw new Error(JSON.stringify(body));
  };
  const off = [{ kind: 'amount', amount: 100 }];
  const tagged = (name: string) => ({ include: [{ kind: 'tag', name }] });
  /** Ten days before and ten days with the promotion: what `sold` sells each day, and three more in the store. */
  const fill = async (
    key: string,
    sku: string,
    {
      before,
      during,
      more = {},
    }: { before: number; during: number; more?: Parameters<typeof buy>[4] },
  ) => {
    for (let n = 0; n < 10; n++) {
      await buy(`${key}-b${n}`, sku, addDays('2025-07-21', n), before + (n % 2), more);
      await buy(`${key}-d${n}`, sku, addDays(FROM, n), during + (n % 2), more);
    }
  };

  test('growth of other goods is not claimed, and returns are taken off', async () => {
    const { api, shop, at } = setup;
    api.now = at(FROM, 9);
    const { id } = await promote(shop, 'Mugs', { rewards: off, scope: tagged('mug'), ...window });
    await fill('shirts', 'SHIRT', { before: 1000, during: 9000 });
    for (let n = 0; n < 10; n++) {
      await buy(`mug-b${n}`, 'MUG', addDays('2025-07-21', n), 3000 + n);
      for (const part of ['x', 'y', 'z'])
        await buy(`mug-${part}${n}`, 'MUG', addDays(FROM, n), 2000 + n, { promotionId: id });
    }
    api.now = NOW;
    // One of thirty is returned: 2,000 paid back, and a margin of 1,600 with it.
    await shop.store('POST', '/api/store/returns', {
      externalId: 'back-1',
      orderExternalId: 'mug-x0',
      channel: 'web',
      returnedAt: at(FROM, 20),
      lines: [{ sku: 'MUG', name: 'MUG', quantity: 1, amount: 2000 }],
    });
    const report = await setup.effect(`promotions/${id}`);
    // 3 · (2,000 · 10 + 45) less 2,000 returned, against 3,000 · 10 + 45.
    const revenue = 3 * 20_045;
    expect(report).toMatchObject({
      orders: 30,
      revenue,
      returned: 2000,
      discount: 3000,
      marginAfter: revenue - 2000 - 29 * 400,
      lift: { incrementalRevenue: revenue - 2000 - 30_045 },
      sharedWith: [],
      roasBps: Math.round(((revenue - 2000) * 10_000) / 3000),
      // Margin 58,135 − 29 · 400 against 30,045 − 10 · 400.
      roiBps: Math.round(((revenue - 2000 - 29 * 400 - (30_045 - 10 * 400)) * 10_000) / 3000),
    });
  });
  test('only orders of its channels, hours and audience are compared', async () => {
    const { api, shop, at } = setup;
    api.now = at(FROM, 9);
    await nameAudience(shop.owner, 'channels', 'app');
    await nameAudience(shop.owner, 'levels', 'gold');
    for (const [key, terms, reached] of [
      ['app', { audience: { channels: ['app'] } }, { channel: 'app' }],
      [
        'night',
        { hours: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: 20 * 60, to: 22 * 60 }] },
        { hour: 21 },
      ],
      ['gold', { audience: { levels: ['gold'] } }, { member: 'gold' }],
    ] as const) {
      const { id } = await promote(shop, key, {
        rewards: off,
        scope: tagged(`cap-${key}`),
        ...window,
        ...terms,
      });
      await sell(shop, `CAP-${key}`, 2500, { tags: [`cap-${key}`] });
      api.now = NOW;
      await fill(`${key}-others`, `CAP-${key}`, { before: 100, during: 50_000 });
      for (let n = 0; n < 10; n++) {
        await buy(`${key}-b${n}`, `CAP-${key}`, addDays('2025-07-21', n), 1000 + n, reached);
        for (const part of ['x', 'y', 'z'])
          await buy(`${key}-${part}${n}`, `CAP-${key}`, addDays(FROM, n), 2000 + n, {
            ...reached,
            promotionId: id,
          });
      }
      const { lift } = await setup.effect(`promotions/${id}`);
      expect([key, lift?.incrementalRevenue]).toEqual([key, 3 * 20_045 - 10_045]);
      await shop.owner.act('promotions', id, 'archival');
      api.now = at(FROM, 9);
    }
  });
  test('no figure is given while the interval contains zero', async () => {
    const { api, shop, at } = setup;
    api.now = at(FROM, 9);
    await sell(shop, 'HAT', 2500, { tags: ['hat'] });
    const { id } = await promote(shop, 'Hats', { rewards: off, scope: tagged('hat'), ...window });
    for (let n = 0; n < 10; n++)
      for (const part of ['x', 'y', 'z']) {
        const paid = 1000 + ((n * 7) % 10) * 300;
        await buy(`hat-b${part}${n}`, 'HAT', addDays('2025-07-21', n), paid);
        await buy(`hat-d${part}${n}`, 'HAT', addDays(FROM, n), paid + 10, { promotionId: id });
      }
    api.now = NOW;
    const { lift, roiBps } = await setup.effect(`promotions/${id}`);
    expect(lift).toMatchObject({ incrementalRevenue: null });
    expect([(lift?.low ?? 0) < 0, (lift?.high ?? 0) > 0, roiBps]).toEqual([true, true, null]);
  });
  test('promotions for the same goods in part of the same days cannot be told apart', async () => {
    const { api, shop, at } = setup;
    api.now = at(FROM, 9);
    await sell(shop, 'BAG', 2500, { tags: ['bag'] });
    const own = { rewards: off, scope: tagged('bag') };
    const first = await promote(shop, 'Bags', { ...own, ...window });
    const second = await promote(shop, 'Bags too', { ...own, ...window });
    const always = await promote(shop, 'Bags always', { ...own, startsAt: at('2025-07-01') });
    for (let n = 0; n < 10; n++) {
      await buy(`bag-b${n}`, 'BAG', addDays('2025-07-21', n), 1000, { promotionId: always.id });
      for (const part of ['x', 'y', 'z', 'u'])
        await buy(`bag-d${part}${n}`, 'BAG', addDays(FROM, n), 2000, {
          promotionId: part === 'u' ? second.id : first.id,
        });
    }
    api.now = NOW;
    expect(await setup.effect(`promotions/${first.id}`)).toMatchObject({
      orders: 30,
      baseline: { kind: 'earlierPeriod' },
      lift: null,
      roiBps: null,
      sharedWith: [{ id: second.id, name: 'Bags too' }],
    });
  });
  test('others that each had few orders disturb a comparison together', async () => {
    const { api, shop, at } = setup;
    api.now = at(FROM, 9);
    await sell(shop, 'HAT', 2500, { tags: ['hat'] });
    const own = { rewards: off, scope: tagged('hat') };
    const [first, second, third] = [
      await promote(shop, 'Hats', { ...own, ...window }),
      await promote(shop, 'Hats too', { ...own, ...window }),
      await promote(shop, 'Hats as well', { ...own, ...window }),
    ];
    for (let n = 0; n < 10; n++) {
      await buy(`hat-b${n}`, 'HAT', addDays('2025-07-21', n), 1000);
      for (const part of ['x', 'y', 'z', 'u'])
        await buy(`hat-d${part}${n}`, 'HAT', addDays(FROM, n), 2000, { promotionId: first.id });
    }
    // Two of forty orders each: a twentieth alone, a tenth together.
    for (const n of [1, 2]) {
      await buy(`hat-s${n}`, 'HAT', addDays(FROM, n), 2000, { promotionId: second.id });
      await buy(`hat-t${n}`, 'HAT', addDays(FROM, n), 2000, { promotionId: third.id });
    }
    api.now = NOW;
    expect(await setup.effect(`promotions/${first.id}`)).toMatchObject({
      orders: 40,
      lift: null,
      sharedWith: [{ id: second.id }, { id: third.id }],
    });
  });
});
