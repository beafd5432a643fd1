/** What is computed again goes by the groups and the birthday of when it was awarded first. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NOW } from '../../support/openApi.ts';
import { DAY, openShop, orderOf, type Shop } from './openShop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({
    levels: [{ key: 'starter', benefits: { birthdayEarnRate: 20_000 } }],
    earnRules: [
      { key: 'spend' },
      { key: 'vip', audience: { levels: [], groups: ['vip'], channels: [] } },
      {
        key: 'sign_in',
        trigger: 'sign_in',
        formula: { kind: 'ladder', days: [1, 20] },
        audience: { levels: [], groups: ['vip'], channels: [] },
      },
    ],
  });
});
afterAll(() => shop.close());

const told = (externalId: string, more: object) =>
  shop.send('members', { externalId, joinedAt: NOW - 90 * DAY, ...more });

test('An order that is told otherwise keeps the groups and the birthday of its member', async () => {
  await told('m-1', { groups: ['vip'], birthday: '1990-11-19' });
  const order = (paid: number) => shop.send('orders', orderOf({ externalId: 'o', lines: [paid] }));
  await order(10_000);
  expect(await shop.points()).toBe(400);
  await told('m-1', { groups: [], birthday: '1990-03-01' });
  await order(11_000);
  expect(await shop.points()).toBe(440);
  await order(10_000);
  expect(await shop.points()).toBe(400);
});

test('A day of signing in keeps the groups of its member', async () => {
  const signIn = (day: number) =>
    shop.send('events', {
      externalId: `s-${day}`,
      type: 'sign_in',
      at: NOW - day * DAY,
      channel: 'app',
      memberExternalId: 'm-2',
    });
  await told('m-2', { groups: ['vip'] });
  await signIn(1);
  expect(await shop.points('m-2')).toBe(1);
  await told('m-2', { groups: [] });
  await signIn(2);
  // The day before gives nothing, because the member was in no group when it was told; it makes this the second one.
  expect(await shop.points('m-2')).toBe(20);
  expect(await shop.api.verify()).toEqual([]);
});
