/** The ledger of growth: written once for each cause, taken back on the day of what it takes back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertRows } from '#db/bulk';
import { members } from '#db/schema/members/members';
import { creditGrowth, reverseGrowth } from '#server/members/growth/actions';
import { loadGrowthDays } from '#server/members/growth/load';
import type { NewGrowth } from '#server/members/growth/rules';
import { readSettings } from '#server/platform/settings/read';
import type { Writer } from '#server/platform/records/writer';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
let api: OpenApi;
let owner: Call;
let writer: Writer;
let memberId: number;

beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  [memberId = 0] = await api.connection.transaction((tx) =>
    insertRows(tx, members, [{ externalId: 'm-1', name: 'Li Wei' }], { returning: true }),
  );
  writer = {
    actor: { kind: 'key', id: '1', name: 'Shop' },
    now: NOW,
    settings: await readSettings(api.connection.db),
  };
});
afterAll(() => api.close());

const earned = (sourceId: string, more: Partial<NewGrowth> = {}): NewGrowth => ({
  memberId,
  growth: 100,
  source: 'order',
  sourceId,
  ruleKey: 'spend',
  occurredAt: NOW - 3 * DAY,
  ...more,
});
const credit = (...credits: NewGrowth[]) =>
  api.connection.transaction((tx) => creditGrowth(tx, writer, credits));
const reverse = (sourceId: string, cause: string, growth: number, ruleKey?: string) =>
  api.connection.transaction((tx) =>
    reverseGrowth(tx, writer, [
      {
        memberId,
        earned: { source: 'order', sourceId, ...(ruleKey && { ruleKey }) },
        growth,
        cause: { source: 'return', sourceId: cause },
      },
    ]),
  );
const days = async () =>
  Object.fromEntries(
    (await loadGrowthDays(api.connection.db, [memberId])).map(({ day, growth }) => [day, growth]),
  );

test('the same award is given once, also within one call and from parallel ones', async () => {
  const [first, again] = await credit(earned('o-1'), earned('o-1'));
  expect(first?.isNew).toBe(true);
  expect(again).toEqual({ isNew: false, entryId: first?.entryId });
  const others = await Promise.all(Array.from({ length: 16 }, () => credit(earned('o-1'))));
  expect(others.flat().some(({ isNew }) => isNew)).toBe(false);
  expect(await days()).toEqual({ '2025-11-18': 100 });
});

test('growth is taken back on the day of the award, once for each cause and never more than was given', async () => {
  expect(await reverse('o-1', 'r-1', 30)).toEqual([30]);
  expect(await reverse('o-1', 'r-1', 30)).toEqual([0]);
  expect(await days()).toEqual({ '2025-11-18': 70 });
  expect(await reverse('o-1', 'r-2', 500, 'spend')).toEqual([70]);
  expect(await reverse('o-1', 'r-3', 1)).toEqual([0]);
  expect(await days()).toEqual({ '2025-11-18': 0 });
});

test('a reversal never takes more than the member has, where staff took some away before', async () => {
  const [other = 0] = await api.connection.transaction((tx) =>
    insertRows(tx, members, [{ externalId: 'm-floor', name: 'Wu' }], { returning: true }),
  );
  await credit(earned('o-floor', { memberId: other }));
  await credit({
    memberId: other,
    type: 'adjust',
    growth: -70,
    source: 'adjustment',
    sourceId: 'a-floor',
    occurredAt: NOW,
  });
  const taken = await api.connection.transaction((tx) =>
    reverseGrowth(tx, writer, [
      {
        memberId: other,
        earned: { source: 'order', sourceId: 'o-floor' },
        growth: 100,
        cause: { source: 'return', sourceId: 'r-floor' },
      },
    ]),
  );
  expect(taken).toEqual([30]);
});

test('what several rules gave is taken back of each, the newest first', async () => {
  await credit(
    earned('o-2', { growth: 10, occurredAt: NOW - DAY }),
    earned('o-2', { growth: 5, ruleKey: 'extra', occurredAt: NOW - DAY }),
  );
  expect(await reverse('o-2', 'r-4', 8)).toEqual([8]);
  expect((await days())['2025-11-20']).toBe(7);
});

test('the list shows entries with their member and can be downloaded', async () => {
  const listed = await owner('GET', '/api/growthEntries?filter=%7B%22sourceId%22%3A%22r-1%22%7D');
  expect(listed.body).toMatchObject([
    {
      memberName: 'Li Wei',
      memberExternalId: 'm-1',
      type: 'reverse',
      growth: -30,
      day: '2025-11-18',
    },
  ]);
});

test('verify finds nothing wrong', async () => {
  expect(await api.verify()).toEqual([]);
});
