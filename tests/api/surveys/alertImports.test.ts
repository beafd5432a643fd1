/** Alerts of imported reviews: none of old ones, and those that nobody has touched end with their file. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SurveyAlert } from '#contract/surveys/alerts';
import type { Undone } from '#contract/platform/undo';
import { type Call, NOW } from '../support/openApi.ts';
import { type ImportClient, openImports } from '../support/openImports.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let importer: ImportClient;
let manager: Call;
beforeAll(async () => {
  importer = await openImports();
  manager = await importer.api.raw('manager');
  const store = await importer.api.store();
  for (const externalId of ['R-1', 'R-2', 'R-3', 'R-4'])
    await store('POST', '/api/store/orders', {
      externalId,
      channel: 'web',
      currency: 'CNY',
      lines: [{ sku: 'CUP', name: 'Cup', quantity: 1, unitPrice: 1000, paid: 1000 }],
      statuses: [
        { status: 'placed', at: NOW - 60 * DAY },
        { status: 'paid', at: NOW - 60 * DAY },
      ],
    });
});
afterAll(() => importer.close());

/** In the time zone of the store. */
const at = (instant: number) =>
  new Date(instant + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');
const review = (order: string, score: number, instant: number) =>
  `${order},${score},,${at(NOW - 50 * DAY).slice(0, 10)},${at(instant)}`;
/** Fourteen days before now is still recent, a minute earlier is not. */
const FILE = [
  'order,score,comment,asked_at,answered_at',
  review('R-1', 1, NOW - 14 * DAY),
  review('R-2', 1, NOW - 14 * DAY - 60_000),
  review('R-3', 5, NOW - DAY),
  review('R-4', 2, NOW - DAY),
].join('\n');
const alerts = async () =>
  (await manager<SurveyAlert[]>('GET', '/api/surveyAlerts?sort=["answeredAt","ASC"]')).body;

test('Only low reviews of the last fourteen days alert somebody, each once', async () => {
  const { done } = await importer.run('reviews', FILE);
  expect(done.counts).toEqual({ rows: 4, 'reviews.created': 4 });
  const times = async () => (await alerts()).map(({ answeredAt }) => answeredAt);
  expect(await times()).toEqual([NOW - 14 * DAY, NOW - DAY]);
  await importer.run('reviews', FILE);
  expect(await times()).toEqual([NOW - 14 * DAY, NOW - DAY]);

  const [touched, left] = await alerts();
  const cause = await manager<{ id: number }>('POST', '/api/rootCauses', {
    code: 'packing',
    names: { en: 'Packing' },
  });
  await manager('POST', `/api/surveyAlerts/${touched?.id}/closing`, {
    wasContacted: false,
    rootCauseId: cause.body.id,
    actionTaken: 'Packed anew',
    version: touched?.version,
  });
  const { body: undone } = await manager<Undone>('POST', `/api/changes/import-${done.id}/undo`, {});
  expect(undone).toMatchObject({ undone: 4, left: [] });
  expect((await alerts()).map(({ id, stage }) => [id, stage])).toEqual([
    [touched?.id, 'closed'],
    [left?.id, 'withdrawn'],
  ]);
});

test('A review that is imported again after it was taken back alerts somebody anew', async () => {
  await importer.run('reviews', FILE);
  expect((await alerts()).map(({ stage }) => stage).toSorted()).toEqual([
    'closed',
    'open',
    'open',
    'withdrawn',
  ]);
});
