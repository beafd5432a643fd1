/** The effect of promotions and campaigns against an earlier period. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#shared/days';
import { NOW } from '../support/openApi.ts';
import { basket, draft, promote, redeem, sell, share } from './promotionStore.ts';
import { type EffectSetup, HOUR, off, openSetup } from './effectStore.ts';

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
      funnel: { issued: 0, claimed: 0, redeemed: 0, orders: 30 },
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
      effectCost: 15_000,
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
      funnel: { issued: 1, claimed: 0, redeemed: 0, orders: 30 },
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
  test('a promotion or campaign that has not started, or is not published, has no effect', async () => {
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
      reason: 'promotionEffects.nonePublished',
    });
    const { data: empty } = await setup.shop.owner.create('campaigns', {
      data: { name: 'Empty', startsAt: NOW - 48 * HOUR, otherCost: 5000 } as never,
    });
    expect(await setup.effect(`campaigns/${empty.id}`)).toMatchObject({
      reason: 'promotionEffects.noPromotions',
      roasBps: null,
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
