/** The page of promotions that may meet in one basket: only those, the deepest first. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ConflictPair } from '#contract/promotions/review';
import { nameAudience } from '../support/nameAudience.ts';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { promote, quote, basket, sell, type Shop } from './promotionStore.ts';

const DAY = 86_400_000;

let api: OpenApi;
let shop: Shop;
beforeAll(async () => {
  api = await openApi();
  const owner = await api.as('owner');
  shop = { owner, store: await api.store() };
  for (const sku of ['LAMP', 'VASE']) await sell(shop, sku, 10_000, { status: 'active' });
  for (const level of ['gold', 'silver']) await nameAudience(owner, 'levels', level);
});
afterAll(() => api.close());

const on = async (sku: string) => {
  const { body } = await quote(shop, basket(sku));
  return { scope: { include: [{ kind: 'variant', id: body.lines[0]?.variantId }] } };
};
const off = (bps: number) => ({ rewards: [{ kind: 'percent', bps }] });
const pairs = async () => {
  const { status, body } = await (
    await api.raw('marketer')
  )<ConflictPair[]>('POST', '/api/promotions/conflicts', {});
  expect(status).toBe(200);
  return body.map(({ one, other }) => [one.name, other.name, other.depthBps, other.both]);
};
const archive = async (...ids: number[]) => {
  for (const id of ids) await shop.owner.act('promotions', id, 'archival');
};

test('pairs are ordered by what they take off together', async () => {
  const lamp = await on('LAMP');
  const ids = [
    await promote(shop, 'Ten', { ...off(1000), ...lamp }),
    await promote(shop, 'Thirty', { ...off(3000), ...lamp }),
    await promote(shop, 'Half', { ...off(5000), ...lamp }),
  ].map(({ id }) => id);
  expect(await pairs()).toEqual([
    ['Thirty', 'Half', 6500, 'stack'],
    ['Ten', 'Half', 5500, 'stack'],
    ['Ten', 'Thirty', 3700, 'stack'],
  ]);
  await archive(...ids);
  expect(await pairs()).toEqual([]);
});
test('promotions that cannot meet in one basket are no pair', async () => {
  const lamp = await on('LAMP');
  const vase = await on('VASE');
  const hours = (weekday: number, from: number, to: number) => ({
    hours: [{ weekdays: [weekday], from, to }],
  });
  const ids = [
    // Friday night and the whole of Saturday.
    await promote(shop, 'Friday', { ...off(1000), ...lamp, ...hours(5, 1200, 1440) }),
    await promote(shop, 'Saturday', { ...off(1000), ...lamp, ...hours(6, 0, 1440) }),
    await promote(shop, 'Other goods', { ...off(1000), ...vase, endsAt: NOW + DAY }),
    await promote(shop, 'Other goods, later', { ...off(1000), ...vase, startsAt: NOW + DAY }),
    await promote(shop, 'Free delivery', {
      lane: 'shipping',
      rewards: [{ kind: 'shipping', off: { kind: 'free' } }],
    }),
  ].map(({ id }) => id);
  expect(await pairs()).toEqual([]);
  const met = await promote(shop, 'Friday evening', {
    ...off(2000),
    ...lamp,
    ...hours(5, 1380, 1410),
  });
  expect(await pairs()).toEqual([['Friday', 'Friday evening', 2800, 'stack']]);
  await archive(...ids, met.id);
});
test('promotions for different levels are no pair, and those for one level are', async () => {
  const lamp = await on('LAMP');
  const levels = (...all: string[]) => ({ audience: { levels: all } });
  const ids = [
    await promote(shop, 'Gold', { ...off(1000), ...lamp, ...levels('gold') }),
    await promote(shop, 'Silver', { ...off(2000), ...lamp, ...levels('silver') }),
    await promote(shop, 'Both', { ...off(3000), ...lamp, ...levels('gold', 'silver') }),
  ].map(({ id }) => id);
  expect(await pairs()).toEqual([
    ['Silver', 'Both', 4400, 'stack'],
    ['Gold', 'Both', 3700, 'stack'],
  ]);
  await archive(...ids);
});
