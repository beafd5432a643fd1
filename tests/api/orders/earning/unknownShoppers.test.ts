/** What shoppers earn whom the store sends as members later: as if they had been known when it happened. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { NOW } from '../../support/openApi.ts';
import { DAY, openShop, orderOf, type Shop } from './openShop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({
    levels: [{ key: 'starter', benefits: { earnRate: 15_000 } }],
    earnRules: [
      { key: 'spend' },
      {
        key: 'starters',
        audience: { fromLevel: 'starter' },
        formula: { kind: 'fixed', points: 5 },
      },
      {
        key: 'quiz',
        trigger: 'custom',
        subject: 'quiz',
        audience: { levels: ['starter'] },
        formula: { kind: 'fixed', points: 7 },
      },
    ],
  });
});
afterAll(() => shop.close());

let count = 0;
let member = '';
beforeEach(() => {
  count += 1;
  member = `m-${count}`;
});
const join = () => shop.send('members', { externalId: member, joinedAt: NOW - 10 * DAY });
const buy = () =>
  shop.send('orders', orderOf({ externalId: `o-${member}`, member, lines: [10_000] }));
const answer = () =>
  shop.send('events', {
    externalId: `e-${member}`,
    type: 'custom',
    name: 'quiz',
    at: NOW - DAY,
    channel: 'app',
    memberExternalId: member,
  });
const earned = async () =>
  Object.fromEntries((await shop.entries(member)).map(({ ruleKey, amount }) => [ruleKey, amount]));

test('an order earns by the lowest level whether its member is known before, after or never', async () => {
  for (const steps of [[join, buy], [buy, join], [buy]]) {
    member = `m-${(count += 1)}`;
    for (const step of steps) await step();
    expect(await earned()).toEqual({ spend: 150, starters: 5 });
  }
});

test('an event earns by the lowest level whether its member is known before or after', async () => {
  for (const steps of [
    [join, answer],
    [answer, join],
  ]) {
    member = `m-${(count += 1)}`;
    for (const step of steps) await step();
    expect(await earned()).toEqual({ quiz: 7 });
  }
});
