/** Random histories of earning, redeeming, sending and cancelling agree with a model written from the terms alone. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PointReward } from '#contract/promotions/pointRewards';
import type { RedeemedReward } from '#contract/promotions/redeemedRewards';
import { loadBalance } from '#server/members/points/loadBalance';
import { type Call, openApi, type OpenApi } from '../support/openApi.ts';
import {
  addPoints,
  gift,
  makeBatch,
  memberWith,
  offer,
  openRewards,
  type RewardStore,
} from './rewardStore.ts';

let api: OpenApi;
let rewards: RewardStore;
let agent: Call;
beforeAll(async () => {
  api = await openApi();
  rewards = await openRewards(api);
  agent = await api.raw('agent');
});
afterAll(() => api.close());

const MEMBERS = 3;
const Step = fc.oneof(
  fc.record({
    kind: fc.constant('earn' as const),
    who: fc.nat(MEMBERS - 1),
    points: fc.integer({ min: 1, max: 400 }),
  }),
  fc.record({ kind: fc.constant('redeem' as const), who: fc.nat(MEMBERS - 1), what: fc.nat(2) }),
  fc.record({ kind: fc.constant('settle' as const), which: fc.nat(20), cancels: fc.boolean() }),
);
type Step = typeof Step extends fc.Arbitrary<infer S> ? S : never;

/** A dear gift of which there are two, a cheap one for once in a life, and three codes. */
const makeOffers = async () => [
  await offer(rewards.owner, gift({ points: 300, stock: 2 })),
  await offer(
    rewards.owner,
    gift({ points: 70, stock: 50, perMember: { times: 1, period: 'ever' } }),
  ),
  await offer(
    rewards.owner,
    gift({ kind: 'coupon', points: 120, stock: null, batchId: await makeBatch(rewards, 3) }),
  ),
];

interface Given {
  id: number;
  who: number;
  what: number;
  version: number;
  state: 'requested' | 'fulfilled' | 'cancelled';
}
/** What a member has and what is left, without ledger, lots or rows. */
const openModel = (offers: readonly PointReward[]) => {
  const balances = Array.from({ length: MEMBERS }, () => 0);
  const given: Given[] = [];
  let codes = 3;
  const held = (what: number, who?: number) =>
    given.filter(
      (one) =>
        one.what === what && one.state !== 'cancelled' && (who === undefined || one.who === who),
    ).length;
  const costOf = (what: number) => offers[what]?.points ?? 0;
  return {
    balances,
    given,
    held,
    add: (who: number, points: number) => void (balances[who] = (balances[who] ?? 0) + points),
    mayRedeem: (who: number, what: number) =>
      (balances[who] ?? 0) >= costOf(what) &&
      (what !== 0 || held(0) < 2) &&
      (what !== 1 || held(1, who) === 0) &&
      (what !== 2 || codes > 0),
    redeem: (who: number, what: number, { id, version }: { id: number; version: number }) => {
      balances[who] = (balances[who] ?? 0) - costOf(what);
      // A code that was taken back cannot be given again.
      if (what === 2) codes -= 1;
      given.push({ id, who, what, version, state: what === 2 ? 'fulfilled' : 'requested' });
    },
    cancel: (one: Given) => {
      one.state = 'cancelled';
      balances[one.who] = (balances[one.who] ?? 0) + costOf(one.what);
    },
  };
};
type Model = ReturnType<typeof openModel>;

const settle = async (model: Model, { which, cancels }: Extract<Step, { kind: 'settle' }>) => {
  const one = model.given[which % Math.max(1, model.given.length)];
  if (!one) return;
  const isWaiting = one.state === 'requested';
  const isPossible = cancels
    ? isWaiting || (one.what === 2 && one.state === 'fulfilled')
    : isWaiting;
  const { version } = one;
  const { status } = await agent(
    'POST',
    `/api/redeemedRewards/${one.id}/${cancels ? 'cancellation' : 'fulfilment'}`,
    cancels ? { reason: 'Test', version } : { note: 'Given', version },
  );
  expect(status).toBe(isPossible ? 200 : 409);
  if (!isPossible) return;
  one.version += 1;
  if (cancels) model.cancel(one);
  else one.state = 'fulfilled';
};

let requests = 0;
const runHistory = async (steps: readonly Step[]) => {
  const offers = await makeOffers();
  const members = [];
  for (let index = 0; index < MEMBERS; index++) members.push(await memberWith(rewards, 0));
  const model = openModel(offers);
  for (const step of steps) {
    api.now += 1000;
    if (step.kind === 'settle') {
      await settle(model, step);
      continue;
    }
    const { who } = step;
    const member = members[who];
    if (!member) continue;
    if (step.kind === 'earn') {
      await addPoints(api, member.id, step.points, null);
      model.add(who, step.points);
      continue;
    }
    const { status, body } = await rewards.store<RedeemedReward>(
      'POST',
      `/api/store/members/${member.externalId}/redeemedRewards`,
      { externalId: `h-${++requests}`, rewardId: offers[step.what]?.id },
    );
    expect(status).toBe(model.mayRedeem(who, step.what) ? 200 : 409);
    if (status === 200) model.redeem(who, step.what, { id: body.id, version: 1 });
  }
  for (const [who, { id }] of members.entries())
    expect((await loadBalance(api.connection.db, id, api.now)).available).toBe(model.balances[who]);
  for (const [what, { id }] of offers.entries()) {
    const { body } = await rewards.owner<PointReward>('GET', `/api/pointRewards/${id}`);
    expect(body.redeemedCount).toBe(model.held(what));
  }
};

test('balances, stock, limits and codes follow the model through random histories', async () => {
  await fc.assert(fc.asyncProperty(fc.array(Step, { minLength: 25, maxLength: 40 }), runHistory), {
    numRuns: 8,
    seed: 20251121,
    endOnFailure: true,
  });
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});
