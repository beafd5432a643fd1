/** The best code of a member is entered only where the member pays no more with it, and where it can be entered. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approveProgramme } from '../support/approvedProgramme.ts';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { basket, quote, sell, type Shop } from './promotionStore.ts';
import { DAY, makeBatch, memberWith } from './rewardStore.ts';

let api: OpenApi;
let shop: Shop;
/** A new member with a code that takes this off, and points for half of the bag. */
const holding = async (amount: number) => {
  const rewards = { api, owner: await api.raw('owner'), store: shop.store };
  const member = await memberWith(rewards, 5_000);
  const batchId = await makeBatch(rewards, 1, { terms: { rewards: [{ kind: 'amount', amount }] } });
  const path = `/api/couponBatches/${batchId}/issue`;
  await rewards.owner('POST', path, { memberIds: [member.id] });
  return member.externalId;
};
const ask = async (member: string, more: object) =>
  (await quote(shop, basket('BAG', 1, { member, coupons: 'best', ...more }))).body;

beforeAll(async () => {
  api = await openApi();
  shop = { owner: await api.as('owner'), store: await api.store() };
  await sell(shop, 'BAG', 10_000);
  // Beside a coupon points pay nothing.
  await approveProgramme(api.connection, {
    startsAt: NOW - DAY,
    spending: { points: 100, amount: 100, unit: 100, maxShare: 3_000, withCoupons: false },
  });
});
afterAll(() => api.close());

test('a code beside which points pay nothing is entered only if it saves as much as the points', async () => {
  const small = await holding(500);
  const withPoints = await ask(small, { points: 5_000 });
  expect([withPoints.coupons?.entered, withPoints.totals.total]).toEqual([null, 7_000]);
  expect(withPoints.coupons?.offers).toMatchObject([{ saves: 500 }]);
  const without = await ask(small, {});
  expect([typeof without.coupons?.entered, without.totals.total]).toEqual(['string', 9_500]);
  const equal = await ask(await holding(3_000), { points: 5_000 });
  expect([typeof equal.coupons?.entered, equal.totals.total]).toEqual(['string', 7_000]);
});

test('beside as many codes as a basket may name no further one is named as entered', async () => {
  const member = await holding(500);
  const codes = (count: number) => Array.from({ length: count }, (_, index) => `UNKNOWN${index}`);
  const full = await ask(member, { codes: codes(20) });
  expect([full.coupons?.entered, full.totals.total]).toEqual([null, 10_000]);
  const room = await ask(member, { codes: codes(19) });
  expect([typeof room.coupons?.entered, room.totals.total]).toEqual(['string', 9_500]);
});
