/** What the effect of promotions counts as redeemed: codes, not every order of a promotion. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { basket, promote, redeem, sell, share } from './promotionStore.ts';
import { type EffectSetup, off, openSetup } from './effectStore.ts';

const FROM = '2025-08-04';
let setup: EffectSetup;
beforeAll(async () => {
  setup = await openSetup();
});
afterAll(() => setup.api.close());

test('a campaign counts the codes that were redeemed, and its orders without a code only as orders', async () => {
  const { api, shop, at, order, effect } = setup;
  api.now = at(FROM, 9);
  const window = { startsAt: at(FROM), endsAt: at('2025-08-14') };
  for (const sku of ['MUG', 'SHIRT']) await sell(shop, sku, 2500, { tags: [sku.toLowerCase()] });
  const { data } = await shop.owner.create('campaigns', {
    data: { name: 'Both', ...window } as never,
  });
  const on = (name: string) => ({
    rewards: off(500),
    scope: { include: [{ kind: 'tag', name }] },
    ...window,
  });
  const campaign = { campaignId: data.id };
  const automatic = await promote(shop, 'Automatic', on('mug'), campaign);
  const coded = await promote(shop, 'Coded', { ...on('shirt'), trigger: 'code' }, campaign);
  const batch = await share(shop, coded.id, 'SHIRT-5');
  const withCode = basket('SHIRT', 1, { codes: ['SHIRT-5'] });
  for (const id of ['mug-1', 'mug-2', 'mug-3']) {
    await redeem(shop, id, basket('MUG'));
    await order(id, FROM, null, { paid: 2000, off: [[automatic.id, 500]] });
  }
  for (const id of ['shirt-1', 'shirt-2']) {
    await redeem(shop, id, withCode);
    await order(id, FROM, null, { paid: 2000, off: [[coded.id, 500]] });
  }
  // This one is not paid yet.
  await redeem(shop, 'shirt-3', withCode);

  const funnelOf = async (path: string) => (await effect(path)).funnel;
  const codes = { issued: 1, claimed: 0, redeemed: 2 };
  expect(await funnelOf(`campaigns/${data.id}`)).toEqual({ ...codes, orders: 5 });
  expect(await funnelOf(`promotions/${coded.id}`)).toEqual({ ...codes, orders: 2 });
  expect(await funnelOf(`promotions/${automatic.id}`)).toEqual({
    issued: 0,
    claimed: 0,
    redeemed: 0,
    orders: 3,
  });
  const shown = await shop.owner.getOne('couponBatches', { id: batch.id as number });
  // With the reserved one.
  expect(shown.data).toMatchObject({ redeemed: 3 });
});
