/** What a return could not take back, because it was spent or had lapsed, is never given back when the return is undone. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '#contract/platform/activities';
import { query } from '#db/statements';
import { spendPoints } from '#server/members/points/spendPoints';
import { readSettings } from '#server/platform/settings/read';
import { clearPoints } from '../../members/pointWrites.ts';
import { NOW } from '../../support/openApi.ts';
import { DAY, openShop, orderOf, returnOf, type Shop } from './openShop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop({
    earnRules: [
      { key: 'spend' },
      {
        key: 'sign_in',
        trigger: 'sign_in',
        formula: { kind: 'ladder', days: [1, 50, 2], afterwards: 'restart' },
      },
    ],
    returns: { partial: 'ownOnly', full: 'arrears', arrearsLimit: 30 },
  });
});
afterEach(() => shop.close());

const order = (paid: number, more: object = {}) =>
  shop.send('orders', orderOf({ externalId: 'o', lines: [paid], ...more }));
const memberId = async () =>
  Number(
    (
      await query<{ id: number }>(
        shop.api.connection.db,
        `select id from members where external_id = 'm-1'`,
      )
    )[0]?.id,
  );
const writer = async () => ({
  actor: SYSTEM,
  now: NOW,
  settings: await readSettings(shop.api.connection.db),
});
const spend = async (points: number) => {
  const who = await writer();
  const id = await memberId();
  await shop.api.connection.transaction((tx) =>
    spendPoints(tx, who, {
      memberId: id,
      points,
      source: 'reward',
      sourceId: `gift-${points}`,
      occurredAt: NOW,
    }),
  );
};
const forfeit = async () => {
  const who = await writer();
  const id = await memberId();
  await shop.api.connection.transaction((tx) => clearPoints(tx, who, id, '1'));
};
/** A return of pieces for 1,000 that a person has to decide on, because it refunds shipping that was not paid. */
const giveBack = (amount: number) =>
  shop.send('returns', {
    ...returnOf('r', 'o', []),
    lines: [{ sku: 'S1', quantity: amount / 1_000, amount }],
    shipping: 1,
  });
const decide = async (noun: 'acceptance' | 'refusal') => {
  const manager = await shop.api.as('manager');
  const { data } = await manager.getList('returns', {
    filter: { externalId: 'r' },
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
  });
  const { id = 0, version } = data[0] ?? {};
  await manager.act('returns', id, noun, { reason: null, version });
};

test('A refused return gives back what it took, and not what was written off', async () => {
  await order(10_000);
  await spend(70);
  await giveBack(5_000);
  await decide('acceptance');
  // 30 of the 50 were still there.
  expect(await shop.points()).toBe(0);
  await decide('refusal');
  expect(await shop.points()).toBe(30);
  await decide('acceptance');
  await decide('refusal');
  expect(await shop.points()).toBe(30);
  expect(await shop.api.verify()).toEqual([]);
});

test('Arrears beyond the limit are not given back', async () => {
  await order(10_000);
  await spend(100);
  await giveBack(10_000);
  await decide('acceptance');
  expect(await shop.points()).toBe(-30);
  await decide('refusal');
  expect(await shop.points()).toBe(0);
  await decide('acceptance');
  expect(await shop.points()).toBe(-30);
  expect(await shop.api.verify()).toEqual([]);
});

test('Points that were cleared do not come back with a return that is refused', async () => {
  await order(10_000);
  await forfeit();
  await giveBack(5_000);
  await decide('acceptance');
  await decide('refusal');
  expect(await shop.points()).toBe(0);
  expect(await shop.api.verify()).toEqual([]);
});

test('An order that is told lower and then as before gives back only what was taken', async () => {
  await order(10_000);
  await spend(80);
  await order(4_000);
  expect(await shop.points()).toBe(0);
  await order(10_000);
  expect(await shop.points()).toBe(20);
  await order(11_000);
  expect(await shop.points()).toBe(30);
  expect(await shop.api.verify()).toEqual([]);
});

test('An order that was said to be of another member gives back only what was taken', async () => {
  const of = (member: string) =>
    shop.send('orders', orderOf({ externalId: 'o', member, lines: [10_000] }));
  await of('m-1');
  await spend(100);
  await of('m-2');
  expect([await shop.points(), await shop.points('m-2')]).toEqual([-30, 100]);
  await of('m-1');
  expect([await shop.points(), await shop.points('m-2')]).toEqual([0, 0]);
  expect(await shop.api.verify()).toEqual([]);
});

test('A day of signing in that was worth less for a while gives back only what was taken', async () => {
  let events = 0;
  const signIn = (day: number) =>
    shop.send('events', {
      externalId: `s-${++events}`,
      type: 'sign_in',
      at: NOW - day * DAY,
      channel: 'app',
      memberExternalId: 'm-1',
    });
  await shop.send('members', { externalId: 'm-1', joinedAt: NOW - 90 * DAY });
  await signIn(2);
  await signIn(1);
  expect(await shop.points()).toBe(51);
  await spend(51);
  // Yesterday becomes the third day of the ladder, then the first one, and at last the second one again: 48 and 1 of its 50
  // had been spent, so nothing of it was taken, and nothing is given back.
  for (const [day, points] of [
    [3, 50],
    [4, 52],
    [5, 53],
  ] as const) {
    await signIn(day);
    expect([day, await shop.points()]).toEqual([day, points]);
  }
  expect(await shop.api.verify()).toEqual([]);
});
