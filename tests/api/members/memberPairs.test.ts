/** Records that may be of one person: found every night with what is alike, masked by role, and decided once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberPair } from '#contract/members/merges';
import { findPairs, savePairs } from '#server/members/merges/find';
import { NOW } from '../support/openApi.ts';
import { type Known, memberWith, merge, type MergeStore, openMergeStore } from './mergeStore.ts';

let store: MergeStore;
beforeAll(async () => {
  store = await openMergeStore();
});
afterAll(() => store.api.close());

const find = () =>
  store.api.connection.transaction(async (tx) =>
    savePairs(tx, NOW, await findPairs(tx, '2025-11-21')),
  );
const pairs = async (role: 'manager' | 'agent' = 'manager', filter: object = {}) => {
  const path = `/api/memberPairs?filter=${encodeURIComponent(JSON.stringify(filter))}`;
  return (await (await store.api.raw(role))<MemberPair[]>('GET', path)).body;
};
const pairOf = (all: readonly MemberPair[], one: Known, other: Known) =>
  all.find(({ memberId, otherId }) => memberId === one.id && otherId === other.id);

test('records with the same phone, e-mail, address or device are suggested with what is alike', async () => {
  const [a, b, c, d] = [
    await memberWith(store, 0, { phone: '+86 138-0013-8001', email: 'Ann@shop.com' }),
    await memberWith(store, 0, { phone: '13800138001', email: 'ann@shop.com' }),
    await memberWith(store, 0, { address: '杭州市 西湖路 12 号 3 幢' }),
    await memberWith(store, 0, { address: '杭州市西湖路12号3幢' }),
  ];
  for (const { externalId } of [a, c]) {
    const { status } = await store.shop.store('POST', '/api/store/events', {
      externalId: `login-${externalId}`,
      type: 'login',
      at: NOW - 1_000,
      channel: 'web',
      memberExternalId: externalId,
      detail: { device: 'tablet-7' },
    });
    expect(status).toBe(200);
  }
  await find();
  const all = await pairs();
  expect(pairOf(all, a, b)).toMatchObject({
    evidence: ['phone', 'email'],
    state: 'open',
    member: { phone: expect.stringMatching(/^\+86\*{4}8001$/) },
  });
  expect(pairOf(all, c, d)?.evidence).toEqual(['address']);
  expect(pairOf(all, a, c)?.evidence).toEqual(['device']);
  expect(pairOf(await pairs('agent'), a, b)?.member?.phone).toBe('+86 138-0013-8001');
});

test('a key that many have is no evidence', async () => {
  for (let index = 0; index < 6; index++) await memberWith(store, 0, { phone: '4008123123' });
  const before = (await pairs()).length;
  expect(await find()).toBe(0);
  expect(await pairs()).toHaveLength(before);
});

test('a dismissed pair stays dismissed until somebody suggests it again', async () => {
  const [a, b] = [
    await memberWith(store, 0, { phone: '13900139002' }),
    await memberWith(store, 0, { phone: '13900139002' }),
  ];
  await find();
  const { id = 0 } = pairOf(await pairs(), a, b) ?? {};
  const dismiss = () =>
    store.manager('POST', `/api/memberPairs/${id}/dismissal`, { reason: 'Sisters' });
  expect((await dismiss()).status).toBe(200);
  expect((await dismiss()).body.message).toBe('merges.errors.decided');
  await find();
  expect(pairOf(await pairs(), a, b)).toBeUndefined();
  expect(pairOf(await pairs('manager', { state: 'dismissed' }), a, b)).toMatchObject({
    reason: 'Sisters',
  });
  await store.manager('POST', `/api/memberPairs/${id}/reopening`, {});
  expect(pairOf(await pairs(), a, b)?.state).toBe('open');
  const marketer = await store.api.raw('marketer');
  expect((await marketer('POST', `/api/memberPairs/${id}/dismissal`, { reason: 'x' })).status).toBe(
    403,
  );
});

test('a pair that was merged waits no more, and what is alike no more is not suggested', async () => {
  const [a, b, c] = [
    await memberWith(store, 0, { phone: '13700137003' }),
    await memberWith(store, 0, { phone: '13700137003' }),
    await memberWith(store, 0, { phone: '13700137003' }),
  ];
  await find();
  await merge(store.manager, a, b);
  await find();
  const all = await pairs();
  expect(pairOf(all, a, b)).toBeUndefined();
  expect(pairOf(all, b, c)).toBeUndefined();
  expect(pairOf(all, a, c)?.evidence).toEqual(['phone']);
  await store.shop.store('POST', '/api/store/members', {
    externalId: c.externalId,
    phone: '13600136004',
  });
  await find();
  expect(pairOf(await pairs(), a, c)).toBeUndefined();
});
