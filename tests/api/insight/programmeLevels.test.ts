/** Levels before a period and at its end are those that counted then, whoever gave them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LevelReport } from '#contract/insight/programme';
import { addDays, dayOf, startOfDay } from '#shared/days';
import { setUpLevels } from '../members/programmeStore.ts';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let manager: Call;
const ZONE = 'Asia/Shanghai';
const TODAY = dayOf(NOW, ZONE);
const noon = (days: number) => startOfDay(addDays(TODAY, days), ZONE) + 12 * 3_600_000;
const idOf = async (externalId: string) => {
  const filter = encodeURIComponent(JSON.stringify({ externalId }));
  const { body } = await manager<{ id: number }[]>('GET', `/api/members?filter=${filter}`);
  return body[0]?.id ?? 0;
};

beforeAll(async () => {
  api = await openApi();
  manager = await api.raw('manager');
  await setUpLevels(await api.raw('owner'));
  const store = await api.store();
  const send = async (days: number, rows: object[]) => {
    api.now = noon(days);
    const { status, body } = await store('POST', '/api/store/members/batch', { rows });
    if (status !== 200) throw new Error(JSON.stringify(body));
  };
  const joined = (externalId: string, level: string | null, days: number) => ({
    externalId,
    level,
    joinedAt: noon(days),
  });
  await send(0, [joined('stays', 'plus', 0), joined('rises', 'plus', 0), joined('none', null, 0)]);
  await send(5, [{ externalId: 'rises', level: 'premium' }, joined('late', 'starter', 5)]);
  await send(20, [{ externalId: 'stays', level: 'diamond' }]);
  api.now = noon(3);
  const granted = await manager('POST', `/api/members/${await idOf('stays')}/levelGrant`, {
    level: 'premium',
    until: addDays(TODAY, 4),
    reason: 'An apology',
  });
  if (granted.status >= 300) throw new Error(JSON.stringify(granted.body));
  api.now = noon(30);
});
afterAll(() => api.close());

const movesBetween = async (from: number, to: number) => {
  const { status, body } = await manager<LevelReport>(
    'GET',
    `/api/programmeInsight/levels?from=${addDays(TODAY, from)}&to=${addDays(TODAY, to)}`,
  );
  expect(status).toBe(200);
  return body.moves
    .map(({ before, after, isNew, members }) => [isNew ? 'new' : before, after, members])
    .toSorted((one, other) => String(one).localeCompare(String(other)));
};

test('members who rose, stayed, or joined within the period each have their cell', async () => {
  expect(await movesBetween(1, 10)).toEqual([
    [null, null, 1],
    ['new', 'starter', 1],
    ['plus', 'plus', 1],
    ['plus', 'premium', 1],
  ]);
});

test('what staff gave counts while it lasts, and its end is a move', async () => {
  expect(await movesBetween(1, 4)).toEqual([
    [null, null, 1],
    ['plus', 'plus', 1],
    ['plus', 'premium', 1],
  ]);
  expect(await movesBetween(4, 6)).toContainEqual(['premium', 'plus', 1]);
});

test('members who had not joined by the end of the period are not counted', async () => {
  expect(await movesBetween(-10, 0)).toEqual([]);
});
