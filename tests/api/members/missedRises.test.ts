/** Members whose level is below what their facts give are found, and raised as of the instant at which they should have risen. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberLevels } from '#contract/members/levels';
import { query } from '#db/statements';
import { raiseMissed, ROUND_DAYS } from '#server/members/evaluation/missedRises';
import { keepLevels } from '#server/members/levels/keep';
import { addDays } from '#shared/days';
import { NOW } from '../support/openApi.ts';
import {
  buy,
  type Known,
  memberWith,
  type MergeStore,
  openMergeStore,
  standing,
  write,
} from './mergeStore.ts';

const DAY = 86_400_000;
let store: MergeStore;
beforeAll(async () => {
  store = await openMergeStore({ entryPoints: 800 });
});
afterAll(() => store.api.close());

const levelOf = async (member: Known) => (await standing(store, member)).level;
const pointsOf = async (member: Known) => (await standing(store, member)).points.available;

/** As a fault leaves a member: the step by which the level rose was never made. */
const forgetRise = ({ id }: Known) =>
  write(store, async (tx, writer) => {
    await query(tx, "delete from member_levels where member_id = ? and kind <> 'join'", [id]);
    await keepLevels(tx, writer, [id]);
  });

/** What the daily job does in the days in which all members are looked at. */
const lookAtAll = async () => {
  let raised = 0;
  for (let day = 0; day < ROUND_DAYS; day++)
    raised += await write(store, async (tx, writer) => {
      const asked = { businessDay: addDays('2025-11-21', day), after: 0 };
      return (await raiseMissed(tx, writer, asked)).raised;
    });
  return raised;
};

test('whoever stands below is raised once, with the true date, and whoever stands rightly stays', async () => {
  const [missed, right] = [await memberWith(store, 0), await memberWith(store, 0)];
  await buy(store, 'missed-1', missed);
  await buy(store, 'right-1', right);
  store.api.now = NOW + DAY;
  await buy(store, 'missed-2', missed);
  expect(await levelOf(missed)).toBe('plus');
  await forgetRise(missed);
  expect([await levelOf(missed), await levelOf(right)]).toEqual(['starter', 'starter']);
  const points = await pointsOf(missed);
  store.api.now = NOW + 10 * DAY;
  expect(await lookAtAll()).toBe(1);
  expect([await levelOf(missed), await levelOf(right)]).toEqual(['plus', 'starter']);
  const { body } = await store.manager<MemberLevels>('GET', `/api/members/${missed.id}/levels`);
  expect(body.history[0]).toMatchObject({ kind: 'upgrade', startsAt: NOW + DAY });
  // What the level gives was given already when it was reached.
  expect(await pointsOf(missed)).toBe(points);
  expect(await lookAtAll()).toBe(0);
  expect(await store.api.verify()).toEqual([]);
});

test('what time has taken since is not given back', async () => {
  const member = await memberWith(store, 0);
  await buy(store, 'back-1', member);
  await buy(store, 'back-2', member);
  store.api.now += DAY;
  await store.shop.store('POST', '/api/store/returns', {
    externalId: 'back-2-r',
    orderExternalId: 'back-2',
    returnedAt: store.api.now,
    lines: [{ id: 'a', sku: 'BAG', quantity: 1, amount: 10_000 }],
  });
  expect(await levelOf(member)).toBe('starter');
  expect(await lookAtAll()).toBe(0);
  expect(await levelOf(member)).toBe('starter');
});
