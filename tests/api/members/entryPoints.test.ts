/** Points for rising to a level. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertRows } from '#db/bulk';
import { audienceNames } from '#db/schema/members/audienceNames';
import {
  DAY,
  openShop,
  orderOf,
  returnOf,
  type Shop,
  STARTED,
} from '../orders/earning/openShop.ts';
import { NOW } from '../support/openApi.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({
    levels: [
      { key: 'starter' },
      {
        key: 'plus',
        conditions: [{ metric: 'growth', window: { kind: 'months', months: 12 }, threshold: 100 }],
        benefits: { entryPoints: 500 },
      },
    ],
    earnRules: [{ key: 'status', currency: 'growth' }],
  });
  await shop.api.connection.transaction((tx) =>
    insertRows(
      tx,
      audienceNames,
      ['starter', 'plus'].map((key, rank) => ({
        kind: 'levels' as const,
        key,
        names: { en: key },
        rank,
        createdAt: STARTED,
        updatedAt: STARTED,
      })),
    ),
  );
});
afterAll(() => shop.close());

test('they are given when an order raises the member, and not again when the level is reached anew', async () => {
  await shop.send('members', { externalId: 'm-1', joinedAt: NOW - 20 * DAY });
  expect(await shop.points()).toBe(0);
  const paid = { paid: NOW - 2 * DAY };
  await shop.send('orders', orderOf({ externalId: 'o-1', lines: [9_000], statuses: paid }));
  expect(await shop.points()).toBe(0);
  await shop.send('orders', orderOf({ externalId: 'o-2', lines: [9_000], statuses: paid }));
  expect(await shop.points()).toBe(500);
  await shop.send('returns', returnOf('r-1', 'o-2', [[1, 9_000]]));
  shop.api.now = NOW + DAY;
  await shop.send('orders', orderOf({ externalId: 'o-3', lines: [9_000], statuses: paid }));
  expect(await shop.points()).toBe(500);
  expect(await shop.api.verify()).toEqual([]);
});
