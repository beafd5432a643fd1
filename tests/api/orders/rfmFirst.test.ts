/** The scores of RFM in a store that has just begun or was just filled. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RfmGrid } from '#contract/members/rfm';
import { SCORE_MEMBERS } from '#server/orders/rfm/daily';
import { SCORE_FIRST } from '#server/orders/rfm/first';
import { dayOf } from '#shared/days';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
let api: OpenApi;
let store: Call;
let owner: Call;
beforeAll(async () => {
  api = await openApi();
  store = await api.store();
  owner = await api.raw('owner');
});
afterAll(() => api.close());

const grid = async () => {
  const { day, members, computedAt } = (await owner<RfmGrid>('GET', '/api/rfm/grid')).body;
  return { day, members, computedAt };
};
const buys = async (member: string, at: number, consents: object = {}) => {
  await store('POST', '/api/store/members', { externalId: member, consents });
  const { status } = await store('POST', '/api/store/orders', {
    externalId: `o-${member}`,
    channel: 'web',
    currency: 'CNY',
    memberExternalId: member,
    lines: [{ sku: 'S1', quantity: 1, unitPrice: 1000, paid: 1000 }],
    statuses: [
      { status: 'placed', at },
      { status: 'paid', at },
    ],
  });
  expect(status).toBe(200);
};
const timeZone = 'Asia/Shanghai';

test('the first members who bought are scored within a minute, and the nights go on from there', async () => {
  await SCORE_FIRST(api.application);
  expect(await grid()).toEqual({ day: null, members: 0, computedAt: null });
  await buys('refused', NOW - DAY, {
    profiling: { granted: false, source: 'Form', at: NOW - DAY },
  });
  await SCORE_FIRST(api.application);
  expect((await grid()).day).toBeNull();
  await buys('first', NOW - DAY);
  await SCORE_FIRST(api.application);
  const today = dayOf(NOW, timeZone);
  expect(await grid()).toEqual({ day: today, members: 1, computedAt: NOW });
  // From then on the nights do it.
  await buys('second', NOW - DAY);
  await SCORE_FIRST(api.application);
  expect((await grid()).members).toBe(1);
  api.now = NOW + DAY;
  const tomorrow = dayOf(api.now, timeZone);
  await SCORE_MEMBERS.run(api.application, tomorrow, (work) =>
    api.connection.transaction((tx) => work(tx, () => undefined)),
  );
  expect(await grid()).toMatchObject({ day: tomorrow, members: 2 });
});
