/** The effect of promotions against members held out. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settledJobs } from '#server/platform/jobs/runner';
import { isHeldOut } from '#server/promotions/engine/holdout';
import { addDays } from '#shared/days';
import { NOW } from '../support/openApi.ts';
import { promote } from './promotionStore.ts';
import { type EffectSetup, HOUR, off, openSetup } from './effectStore.ts';

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
      effectCost: 30_000,
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
