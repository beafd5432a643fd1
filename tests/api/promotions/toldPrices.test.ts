/** What the store's own systems are told of prices: once each, with the true instants. */
import { describe, expect, test } from 'vitest';
import { query } from '#db/statements';
import { nameAudience } from '../support/nameAudience.ts';
import { NOW } from '../support/openApi.ts';
import { sell, toldTests, type Told } from './toldStore.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const { api, shop, owner, told, minutePasses, serial } = toldTests();

describe('prices', () => {
  const pricesIn = (events: readonly Told[]) =>
    events.map(({ type, at, data }) => [type, at, data.prices]);
  const changed = (at: number, sku: string, amount: number, originalAmount = amount) => [
    'price.changed',
    at,
    [{ sku, amount, originalAmount }],
  ];
  const variantOf = async (sku: string) =>
    Number(
      (
        await query<{ id: number }>(api.connection.db, 'select id from variants where sku = ?', [
          sku,
        ])
      )[0]?.id,
    );
  const saleList = async () => {
    const { body } = await owner<{ id: number }>('POST', '/api/priceLists', {
      code: `s${++serial.last}`,
      kind: 'sale',
      names: { en: 'Sale', zh: '促销' },
    });
    return body.id;
  };

  test('of new goods and of goods that the store sends are told, and the same again is not', async () => {
    await sell(shop, 'CUP', 500);
    await sell(shop, 'CUP', 500);
    expect(pricesIn(await told())).toEqual([changed(NOW, 'CUP', 500)]);
    api.now = NOW + 1;
    await sell(shop, 'CUP', 600);
    expect(pricesIn(await told())).toEqual([changed(NOW + 1, 'CUP', 600)]);
  });
  test('of a sale are told when it begins and ends by time, once, with the true instants', async () => {
    await sell(shop, 'POT', 1000);
    await told();
    const price = {
      listId: await saleList(),
      variantId: await variantOf('POT'),
      amount: 800,
      startsAt: NOW + DAY,
      endsAt: NOW + 2 * DAY,
    };
    expect((await owner('POST', '/api/prices', price)).status).toBe(201);
    expect(await told()).toEqual([]);
    api.now = NOW + DAY;
    await minutePasses();
    expect(pricesIn(await told())).toEqual([changed(NOW + DAY, 'POT', 800, 1000)]);
    api.now = NOW + 40 * DAY;
    await minutePasses();
    await minutePasses();
    expect(pricesIn(await told())).toEqual([changed(NOW + 2 * DAY, 'POT', 1000)]);
  });
  test('of a plan that was changed before its time are told as they become, not as they were planned', async () => {
    await sell(shop, 'PAN', 1000);
    const listId = await saleList();
    const variantId = await variantOf('PAN');
    const price = { listId, variantId, startsAt: NOW + DAY, endsAt: NOW + 3 * DAY };
    const { body } = await owner<{ id: number }>('POST', '/api/prices', { ...price, amount: 900 });
    api.now = NOW + 1000;
    expect((await owner('DELETE', `/api/prices/${body.id}`)).status).toBe(200);
    await owner('POST', '/api/prices', { ...price, amount: 700, endsAt: NOW + 2 * DAY });
    await told();
    api.now = NOW + 40 * DAY;
    await minutePasses();
    expect(pricesIn(await told())).toEqual([
      changed(NOW + DAY, 'PAN', 700, 1000),
      changed(NOW + 2 * DAY, 'PAN', 1000),
    ]);
  });
  describe('of goods that come back', () => {
    const colours = ['red', 'blue'];
    const send = async (key: string, basePrices: readonly number[], more: object = {}) => {
      const { status } = await shop.store('POST', '/api/store/products', {
        externalId: key,
        names: { en: key },
        options: [
          {
            names: { en: 'Colour' },
            values: colours.map((value) => ({ key: value, names: { en: value } })),
          },
        ],
        variants: basePrices.map((basePrice, index) => ({
          sku: `${key}-${colours[index]}`,
          optionValues: [colours[index]],
          basePrice,
          cost: 0,
        })),
        status: 'active',
        ...more,
      });
      expect(status).toBe(200);
    };
    const plan = async (sku: string, amount: number, startsAt: number, endsAt: number) => {
      const price = { listId: await saleList(), variantId: await variantOf(sku), amount };
      const answer = await owner('POST', '/api/prices', { ...price, startsAt, endsAt });
      expect(answer.status).toBe(201);
    };

    test('are told as they are then, also one that began while its variant was removed', async () => {
      await send('CAP', [1000, 1000]);
      await plan('CAP-blue', 700, NOW + DAY, NOW + 5 * DAY);
      await send('CAP', [1000]);
      await told();
      api.now = NOW + 2 * DAY;
      await minutePasses();
      expect(await told()).toEqual([]);
      await send('CAP', [1000, 1000]);
      await send('CAP', [1000, 1000]);
      expect(pricesIn(await told())).toEqual([changed(NOW + 2 * DAY, 'CAP-blue', 700, 1000)]);
      await minutePasses();
      expect(await told()).toEqual([]);
      api.now = NOW + 6 * DAY;
      await minutePasses();
      expect(pricesIn(await told())).toEqual([changed(NOW + 5 * DAY, 'CAP-blue', 1000)]);
    });
    test('are told once where they come back in the minute in which one begins, and with another base price', async () => {
      await send('HAT', [1000, 1000]);
      await plan('HAT-blue', 700, NOW + DAY, NOW + 5 * DAY);
      api.now = NOW + DAY - 1;
      await send('HAT', [1000]);
      await told();
      api.now = NOW + DAY;
      await send('HAT', [1000, 1200]);
      const [back, ...others] = await told();
      expect(pricesIn(back ? [back] : [])).toEqual([changed(NOW + DAY, 'HAT-blue', 700, 1200)]);
      expect(others).toEqual([]);
      api.now = NOW + DAY + MINUTE;
      await minutePasses();
      expect(await told()).toEqual([]);
    });
    test('are told as they are when a product is taken from the archive', async () => {
      await send('TIE', [1000]);
      await plan('TIE-red', 700, NOW + DAY, NOW + 5 * DAY);
      await send('TIE', [1000], { status: 'archived' });
      await told();
      api.now = NOW + 2 * DAY;
      await minutePasses();
      expect(await told()).toEqual([]);
      await send('TIE', [1000], { status: 'draft' });
      expect(await told()).toEqual([]);
      await send('TIE', [1000], { status: 'active' });
      expect(pricesIn(await told())).toEqual([changed(NOW + 2 * DAY, 'TIE-red', 700, 1000)]);
    });
    test('are not told where the product must not be activated and stays in the archive', async () => {
      await send('BOW', [0], { status: 'draft' });
      await send('BOW', [0], { status: 'archived' });
      await told();
      await send('BOW', [0], { status: 'active' });
      const rows = await query<{ status: string }>(
        api.connection.db,
        "select status from products where external_id = 'BOW'",
      );
      expect([rows, await told()]).toEqual([[{ status: 'archived' }], []]);
    });
  });
  test('for one channel alone are not told', async () => {
    await sell(shop, 'ROD', 1000);
    await told();
    await nameAudience(shop.owner, 'channels', 'app');
    const { body } = await owner<{ id: number }>('POST', '/api/priceLists', {
      code: `l${++serial.last}`,
      kind: 'sale',
      names: { en: 'Gold', zh: '金' },
      audience: { levels: [], groups: [], channels: ['app'] },
    });
    const price = { listId: body.id, variantId: await variantOf('ROD'), amount: 100 };
    expect((await owner('POST', '/api/prices', price)).status).toBe(201);
    expect(await told()).toEqual([]);
  });
  test('of a batch of 1,200 are told in messages of at most 500, also those that a planned one begins and a revert ends', async () => {
    const { body: category } = await owner<{ id: number }>('POST', '/api/categories', {
      code: 'many',
      names: { en: 'Many', zh: '多' },
    });
    const rows = Array.from({ length: 1200 }, (_, index) => ({
      externalId: `many-${index}`,
      names: { en: `Many ${index}` },
      status: 'active',
      categoryCode: 'many',
      variants: [{ sku: `M${index}`, basePrice: 1000, cost: 0 }],
    }));
    for (let from = 0; from < rows.length; from += 600)
      await shop.store('POST', '/api/store/products/batch', { rows: rows.slice(from, from + 600) });
    expect((await told('price')).flatMap(({ data }) => data.prices)).toHaveLength(1200);
    const settings = await owner<Record<string, unknown>>('GET', '/api/settings/1');
    await owner('PUT', '/api/settings/1', {
      ...settings.body,
      approvalChangeBps: null,
      approvalMarginBps: null,
      approvalRows: null,
    });
    const write = async (more: object) => {
      const { body } = await owner<{ id: number }>('POST', '/api/priceBatches', {
        name: `Batch ${++serial.last}`,
        filter: { categoryId: category.id },
        formula: { kind: 'percent', bps: -1000 },
        request: { belowFloor: 'allow', conflicts: 'replace' },
        ...more,
      });
      const answer = await owner<{ status: string }>(
        'POST',
        `/api/priceBatches/${body.id}/submission`,
      );
      expect(answer.body.status).toBe('written');
      return body.id;
    };
    const sizes = (events: readonly Told[]) =>
      events.map(({ at, data }) => [at, (data.prices as object[]).length]);
    api.now = NOW + 1000;
    const batch = await write({});
    const first = await told();
    expect(sizes(first)).toEqual([500, 500, 200].map((size) => [NOW + 1000, size]));
    const all = first.flatMap(({ data }) => data.prices as { sku: string; amount: number }[]);
    expect(new Set(all.map(({ sku }) => sku)).size).toBe(1200);
    expect(new Set(all.map(({ amount }) => amount))).toEqual(new Set([900]));
    await minutePasses();
    expect(await told()).toEqual([]);
    api.now = NOW + 2000;
    expect((await owner('POST', `/api/priceBatches/${batch}/reversion`, {})).status).toBe(200);
    expect(sizes(await told())).toEqual([500, 500, 200].map((size) => [NOW + 2000, size]));
    await write({ startsAt: NOW + DAY, endsAt: NOW + 2 * DAY });
    expect(await told()).toEqual([]);
    api.now = NOW + 3 * DAY;
    await minutePasses();
    const timed = await told();
    expect(sizes(timed)).toEqual(
      [NOW + DAY, NOW + 2 * DAY].flatMap((at) => [500, 500, 200].map((size) => [at, size])),
    );
    await minutePasses();
    expect(await told()).toEqual([]);
  });
});
