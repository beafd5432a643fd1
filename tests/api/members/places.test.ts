/** Members are found by where they live, however it is written, and what occurs is offered. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Member, MemberPlaces } from '#contract/members/members';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let agent: Call;
beforeAll(async () => {
  api = await openApi();
  agent = await api.raw('agent');
  const store = await api.store();
  const living = (externalId: string, region: string, more: object = {}) =>
    store('POST', '/api/store/members', {
      externalId,
      updatedAt: NOW,
      profile: { region: { value: region, source: 'store' } },
      ...more,
    });
  await living('m1', 'São Paulo', { country: 'BR' });
  await living('m2', 'Zhejiang', { country: 'CN' });
  await living('m3', '浙江省 杭州市', { country: 'CN' });
  await living('m4', 'Hidden Valley', {
    consents: { profiling: { granted: false, source: 'Checkout', at: NOW } },
  });
});
afterAll(() => api.close());

const found = async (filter: object) => {
  const query = encodeURIComponent(JSON.stringify(filter));
  const { status, body } = await agent<Member[]>('GET', `/api/members?filter=${query}`);
  return status === 200 ? body.map(({ externalId }) => externalId).sort() : status;
};

test('the places that occur are offered once each, without those of refused profiles', async () => {
  const { body } = await agent<MemberPlaces>('GET', '/api/members/places');
  expect(body.regions.toSorted()).toEqual(['São Paulo', 'Zhejiang', '浙江省 杭州市'].toSorted());
  expect(body.countries).toEqual(['BR', 'CN']);
});

test.each([
  ['its exact spelling', 'São Paulo', ['m1']],
  ['other case and no accents', 'sao paulo', ['m1']],
  ['a part of it', 'zhe', ['m2']],
  ['a part of a Chinese name', '杭州', ['m3']],
  ['words in another order', '杭州 浙江', ['m3']],
  ['full-width letters', 'ｚｈｅｊｉａｎｇ', ['m2']],
  ['a place without members', 'Sichuan', []],
  ['the place of somebody who refused a profile', 'Hidden Valley', []],
  ['no letters', '—', []],
  ['a percent sign', '%', []],
])('a region is found by %s', async (_, region, expected) => {
  expect(await found({ region })).toEqual(expected);
});

test('the sums under the list follow the region, too', async () => {
  const filter = encodeURIComponent(JSON.stringify({ region: 'sao' }));
  expect(await agent('GET', `/api/sums/members?filter=${filter}`)).toMatchObject({
    status: 200,
    body: { revenue: 0 },
  });
});

test('a region that is no text is refused', async () => {
  expect(await found({ region: 7 })).toBe(400);
  expect(await found({ region: 'x'.repeat(81) })).toBe(400);
});
