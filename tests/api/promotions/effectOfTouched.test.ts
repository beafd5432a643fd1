/** The effect of promotions on what they can touch, without what others did. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#shared/days';
import { readSettings } from '#server/platform/settings/read';
import { NOW } from '../support/openApi.ts';
import { nameAudience } from '../support/nameAudience.ts';
import { basket, promote, quote, sell } from './promotionStore.ts';
import { type EffectSetup, openSetup } from './effectStore.ts';

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
    // Gold since long before: a level counts from the instant of its version on.
    await shop.store('POST', '/api/store/members', {
      externalId: 'gold',
      level: 'gold',
      updatedAt: at('2020-01-01'),
    });
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
    // Goodwill for another one is for no goods that the promotion can touch.
    await shop.store('POST', '/api/store/returns', {
      externalId: 'goodwill',
      orderExternalId: 'mug-y0',
      channel: 'web',
      returnedAt: at(FROM, 20),
      lines: [{ sku: null, name: 'Goodwill', quantity: 1, amount: 20 }],
    });
    const report = await setup.effect(`promotions/${id}`);
    // 3 · (2,000 · 10 + 45) less 2,000 returned, against 3,000 · 10 + 45.
    const revenue = 3 * 20_045;
    expect(report).toMatchObject({
      orders: 30,
      revenue,
      returned: 2020,
      discount: 3000,
      marginAfter: revenue - 2020 - 29 * 400,
      lift: { incrementalRevenue: revenue - 2000 - 30_045 },
      sharedWith: [],
      roasBps: Math.round(((revenue - 2020) * 10_000) / 3000),
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
  test('promotions whose orders hold none of the goods do not disturb a comparison', async () => {
    const { api, shop, at } = setup;
    api.now = at(FROM, 9);
    for (const code of ['sports', 'books'])
      await shop.store('POST', '/api/store/categories', { code, names: { en: code } });
    await sell(shop, 'BALL', 2500, { categoryCode: 'sports' });
    await sell(shop, 'BOOK', 2500, { categoryCode: 'books' });
    const ball = (await quote(shop, basket('BALL'))).body.lines[0];
    const { data: categories } = await shop.owner.getList<{ id: number; code: string }>(
      'categories',
      {
        filter: { code: 'books' },
        pagination: { page: 1, perPage: 1 },
        sort: { field: 'id', order: 'ASC' },
      },
    );
    const own = await promote(shop, 'Balls', {
      rewards: off,
      scope: { include: [{ kind: 'variant', id: ball?.variantId }] },
      ...window,
    });
    const books = await promote(shop, 'Books', {
      rewards: off,
      scope: { include: [{ kind: 'category', id: categories[0]?.id }] },
      ...window,
    });
    const everything = await promote(shop, 'Everything', { rewards: off, ...window });
    for (let n = 0; n < 10; n++) {
      await buy(`ball-b${n}`, 'BALL', addDays('2025-07-21', n), 1000);
      for (const part of ['x', 'y', 'z'])
        await buy(`ball-d${part}${n}`, 'BALL', addDays(FROM, n), 2000, { promotionId: own.id });
      await buy(`book-${n}`, 'BOOK', addDays(FROM, n), 2000, { promotionId: books.id });
      await buy(`other-${n}`, 'BOOK', addDays(FROM, n), 2000, { promotionId: everything.id });
    }
    api.now = NOW;
    const { lift, sharedWith } = await setup.effect(`promotions/${own.id}`);
    expect([lift?.incrementalRevenue, sharedWith]).toEqual([50_000, []]);
    // Three orders of the goods are a tenth of thirty.
    for (const n of [1, 2, 3])
      await buy(`too-${n}`, 'BALL', addDays(FROM, n), 2000, { promotionId: everything.id });
    expect(await setup.effect(`promotions/${own.id}`)).toMatchObject({
      lift: null,
      sharedWith: [{ id: everything.id }],
    });
    await shop.owner.act('promotions', everything.id, 'archival');
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
