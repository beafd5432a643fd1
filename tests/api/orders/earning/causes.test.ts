/** Entries of both ledgers say what caused them by the names that people know. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberGrowth } from '#contract/members/growth';
import type { MemberPoints, PointEntry } from '#contract/members/points';
import type { ExplainedEntry } from '#contract/members/points/explained';
import { POINT_JOBS } from '#server/members/points/recordLapsed';
import { runDue } from '#server/platform/schedule/runDue';
import { approveProgramme } from '../../support/approvedProgramme.ts';
import { type Call, NOW } from '../../support/openApi.ts';
import { DAY, openShop, orderOf, returnOf, type Shop } from './openShop.ts';

let shop: Shop;
let owner: Call;
beforeAll(async () => {
  shop = await openShop({
    levels: [
      { key: 'starter' },
      {
        key: 'gold',
        conditions: [{ metric: 'growth', window: { kind: 'lifetime' }, threshold: 50 }],
        benefits: { entryPoints: 20 },
      },
    ],
    earnRules: [{ key: 'spend', currency: 'both', names: { en: 'Shopping', zh: '消费' } }],
    expiry: { kind: 'months', months: 1 },
  });
  owner = await shop.api.raw('owner');
  for (const [rank, key] of ['starter', 'gold'].entries())
    await owner('POST', '/api/audienceNames', {
      kind: 'levels',
      key,
      names: { en: `The ${key}`, zh: `等级${rank}` },
      rank,
    });
});
afterAll(() => shop.close());

const get = async <T>(path: string) => (await owner<T>('GET', path)).body;
const entries = () => get<PointEntry[]>('/api/pointEntries?sort=["id","ASC"]');
const RULE = { ruleNames: { en: 'Shopping', zh: '消费' } };

test('Orders, returns and levels are named, rules as the version then names them, or the newest for what takes back', async () => {
  await shop.send('members', { externalId: 'm-1' });
  await shop.send('orders', orderOf({ externalId: 'o-1', lines: [10_000] }));
  await approveProgramme(shop.api.connection, {
    number: 2,
    startsAt: NOW - DAY / 2,
    earnRules: [{ key: 'spend', currency: 'both', names: { en: 'Renamed' } }],
  });
  await shop.send('returns', returnOf('r-1', 'o-1', [[1, 5_000]], NOW - 1_000));
  const found = await entries();
  const causeOf = (source: string) => found.find((entry) => entry.source === source)?.cause;
  expect(causeOf('order')).toMatchObject({ ...RULE, record: { resource: 'orders' }, name: 'o-1' });
  expect(causeOf('return')).toMatchObject({
    ruleNames: { en: 'Renamed' },
    record: { resource: 'returns' },
    name: 'r-1',
  });
  expect(causeOf('level')).toMatchObject({ names: { en: 'The gold', zh: '等级1' } });
  const back = found.find(({ source }) => source === 'return');
  const { parts } = await get<ExplainedEntry>(`/api/pointEntries/${back?.id}`);
  expect(parts).toMatchObject([
    { kind: 'consume', points: 50, lot: { points: 100, cause: { ...RULE, name: 'o-1' } } },
  ]);
  const memberId = back?.memberId ?? 0;
  const growth = await get<MemberGrowth>(`/api/members/${memberId}/growth`);
  expect(growth.entries.map(({ cause }) => [cause.name, cause.ruleNames?.en])).toEqual([
    ['r-1', 'Renamed'],
    ['o-1', 'Shopping'],
  ]);
  const { lots } = await get<MemberPoints>(`/api/members/${memberId}/points`);
  expect(lots.find(({ source }) => source === 'order')?.cause).toMatchObject(RULE);
});

test('Points that lapse say what had brought them', async () => {
  await runDue(shop.api.application, POINT_JOBS);
  shop.api.now = NOW + 90 * DAY;
  await runDue(shop.api.application, POINT_JOBS);
  const lapsed = (await entries()).filter(({ source }) => source === 'lot');
  expect(lapsed.map(({ cause }) => cause.opener)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        source: 'order',
        cause: expect.objectContaining({
          ...RULE,
          name: 'o-1',
          record: expect.objectContaining({ resource: 'orders' }),
        }),
      }),
    ]),
  );
});
