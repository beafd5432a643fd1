/** Entries to activities under parallel requests, on PostgreSQL through two applications. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { loadBalance } from '#server/members/points/loadBalance';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';
import { draft, drawOf, enter, makeCampaign, open, prize } from './activityStore.ts';
import { makeBatch, memberWith, openRewards, type RewardStore } from './rewardStore.ts';

const CALLERS = 64;
let apps: OpenApi[];
let api: OpenApi;
let stores: Call[];
let rewards: RewardStore;
let campaignId: number;
beforeAll(async () => {
  api = await openApi();
  apps = dialect === 'sqlite' ? [api] : [api, await api.sibling()];
  stores = [];
  for (const app of apps) stores.push(await app.store());
  rewards = await openRewards(api);
  campaignId = await makeCampaign(rewards.owner);
});
afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
});

const make = (more: object) => open(rewards.owner, draft(campaignId, more));
const show = async (id: number) =>
  (await rewards.owner<MemberActivity>('GET', `/api/memberActivities/${id}`)).body;
const atOnce = (code: string, asked: (index: number) => { member: string; externalId?: string }) =>
  Promise.all(
    Array.from({ length: CALLERS }, (_, index) => {
      const { member, ...more } = asked(index);
      return enter(stores[index % stores.length] as Call, member, code, more);
    }),
  );
const statusesOf = (answers: readonly { status: number }[]) => {
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  return { done: count(200), refused: count(409), other: CALLERS - count(200) - count(409) };
};
const members = () => Promise.all(Array.from({ length: CALLERS }, () => memberWith(rewards, 0)));

test(`of ${CALLERS} members who draw the last prize at once one gets it, and all are counted`, async () => {
  const { id, code } = await make(drawOf([prize({ stock: 1 })]));
  const all = await members();
  const answers = await atOnce(code, (index) => ({ member: all[index]?.externalId ?? '' }));
  expect(statusesOf(answers)).toEqual({ done: CALLERS, refused: 0, other: 0 });
  expect(answers.filter(({ body }) => body.prize !== null)).toHaveLength(1);
  const numbers = answers.map(({ body }) => body.number).sort((one, other) => one - other);
  expect(numbers).toEqual(Array.from({ length: CALLERS }, (_, index) => index + 1));
  expect((await show(id)).prizes?.[0]?.givenCount).toBe(1);
  const { body } = await rewards.owner<{ wrong: number[]; entries: number }>(
    'GET',
    `/api/memberActivities/${id}/drawing`,
  );
  expect(body).toMatchObject({ entries: CALLERS, wrong: [] });
});

test(`of ${CALLERS} entries of one member at once as many succeed as the member may`, async () => {
  const { id, code } = await make({ perMember: { times: 3, period: 'day' } });
  const member = await memberWith(rewards, 0);
  const answers = await atOnce(code, () => ({ member: member.externalId }));
  expect(statusesOf(answers)).toEqual({ done: 3, refused: CALLERS - 3, other: 0 });
  expect((await loadBalance(api.connection.db, member.id, api.now)).available).toBe(30);
  expect((await show(id)).entryCount).toBe(3);
});

test(`of ${CALLERS} members as many get a place as there are places, each with a code of its own`, async () => {
  const batchId = await makeBatch(rewards, 10);
  const { code } = await make({ points: null, batchId, maxEntries: 5 });
  const all = await members();
  const answers = await atOnce(code, (index) => ({ member: all[index]?.externalId ?? '' }));
  expect(statusesOf(answers)).toEqual({ done: 5, refused: CALLERS - 5, other: 0 });
  const codes = answers.flatMap(({ status, body }) => (status === 200 ? [body.code] : []));
  expect(new Set(codes).size).toBe(5);
});

test(`the same entry ${CALLERS} times at once is one entry`, async () => {
  const { id, code } = await make({});
  const member = await memberWith(rewards, 0);
  const answers = await atOnce(code, () => ({ member: member.externalId, externalId: 'same' }));
  expect(statusesOf(answers)).toEqual({ done: CALLERS, refused: 0, other: 0 });
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  const [event] = await query<{ n: number }>(
    api.connection.db,
    'select count(*) as n from events where member_id = ?',
    [member.id],
  );
  expect([(await show(id)).entryCount, Number(event?.n)]).toEqual([1, 1]);
});

test('every figure agrees with its rows after the races', async () => {
  expect(await api.verify()).toEqual([]);
  for (const app of apps) expect(app.faultLines()).toEqual([]);
});
