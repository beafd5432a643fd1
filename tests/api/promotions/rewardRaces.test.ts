/** Rewards under parallel requests, on PostgreSQL through two applications. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PointReward } from '#contract/promotions/pointRewards';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import { dialect } from '#db/kit';
import { query } from '#db/statements';
import { loadBalance } from '#server/members/points/loadBalance';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';
import {
  gift,
  makeBatch,
  memberWith,
  offer,
  openRewards,
  type RewardStore,
} from './rewardStore.ts';

const CALLERS = 64;
let apps: OpenApi[];
let api: OpenApi;
let stores: Call[];
let rewards: RewardStore;
beforeAll(async () => {
  api = await openApi();
  apps = dialect === 'sqlite' ? [api] : [api, await api.sibling()];
  stores = [];
  for (const app of apps) stores.push(await app.store());
  rewards = await openRewards(api);
});
afterAll(async () => {
  for (const app of apps.toReversed()) await app.close();
});

const atOnce = (asked: (index: number) => { member: string; body: object }) =>
  Promise.all(
    Array.from({ length: CALLERS }, (_, index) => {
      const { member, body } = asked(index);
      const call = stores[index % stores.length] as Call;
      return call<RedeemedReward>('POST', `/api/store/members/${member}/redeemedRewards`, body);
    }),
  );
const statusesOf = (answers: readonly { status: number }[]) => {
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  return { done: count(200), refused: count(409), other: CALLERS - count(200) - count(409) };
};
const redeemedCount = async (id: number) =>
  (await rewards.owner<PointReward>('GET', `/api/pointRewards/${id}`)).body.redeemedCount;

test(`of ${CALLERS} members who redeem the last gift at once one gets it`, async () => {
  const { id } = await offer(rewards.owner, gift({ stock: 1 }));
  const members = await Promise.all(
    Array.from({ length: CALLERS }, () => memberWith(rewards, 500)),
  );
  const answers = await atOnce((index) => ({
    member: members[index]?.externalId ?? '',
    body: { externalId: `last-${index}`, rewardId: id },
  }));
  expect(statusesOf(answers)).toEqual({ done: 1, refused: CALLERS - 1, other: 0 });
  expect(await redeemedCount(id)).toBe(1);
});

test(`of ${CALLERS} redemptions of one full balance at once one succeeds`, async () => {
  const { id } = await offer(rewards.owner, gift({ stock: 1000 }));
  const member = await memberWith(rewards, 500);
  const answers = await atOnce((index) => ({
    member: member.externalId,
    body: { externalId: `balance-${index}`, rewardId: id },
  }));
  expect(statusesOf(answers)).toEqual({ done: 1, refused: CALLERS - 1, other: 0 });
  expect((await loadBalance(api.connection.db, member.id, api.now)).available).toBe(0);
  expect(await redeemedCount(id)).toBe(1);
});

test(`the same request ${CALLERS} times at once is one redemption`, async () => {
  const batchId = await makeBatch(rewards, 3);
  const { id } = await offer(rewards.owner, gift({ kind: 'coupon', stock: null, batchId }));
  const member = await memberWith(rewards, 5000);
  const answers = await atOnce(() => ({
    member: member.externalId,
    body: { externalId: 'same', rewardId: id },
  }));
  expect(statusesOf(answers)).toEqual({ done: CALLERS, refused: 0, other: 0 });
  expect(new Set(answers.map(({ body }) => body.code)).size).toBe(1);
  expect((await loadBalance(api.connection.db, member.id, api.now)).available).toBe(4500);
  const [given] = await query<{ n: number }>(
    api.connection.db,
    'select count(*) as n from coupons where batch_id = ? and claimed_at is not null',
    [batchId],
  );
  expect(Number(given?.n)).toBe(1);
});

test('one redeemed reward cancelled by all callers at once gives the points back once', async () => {
  const { id } = await offer(rewards.owner, gift());
  const member = await memberWith(rewards, 500);
  const path = `/api/store/members/${member.externalId}/redeemedRewards`;
  const { body } = await rewards.store<RedeemedReward>('POST', path, {
    externalId: 'to-cancel',
    rewardId: id,
  });
  const callers = await Promise.all(apps.map((app) => app.raw('agent')));
  const answers = await Promise.all(
    Array.from({ length: CALLERS }, (_, index) =>
      (callers[index % callers.length] as Call)(
        'POST',
        `/api/redeemedRewards/${body.id}/cancellation`,
        { reason: 'Broken', version: 1 },
      ),
    ),
  );
  expect(statusesOf(answers)).toEqual({ done: 1, refused: CALLERS - 1, other: 0 });
  expect((await loadBalance(api.connection.db, member.id, api.now)).available).toBe(500);
  expect(await redeemedCount(id)).toBe(0);
});

test('every figure agrees with its rows after the races', async () => {
  expect(await api.verify()).toEqual([]);
  for (const app of apps) expect(app.faultLines()).toEqual([]);
});
