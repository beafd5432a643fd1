/** After a change of the time zone or the first weekday a job recounts the figures, while requests are answered. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KpiAnswer } from '#contract/insight/kpis';
import type { Job } from '#contract/platform/jobs';
import type { Settings } from '#contract/platform/settings';
import { query } from '#db/statements';
import { resumeJobs, settledJobs, stopJobs } from '#server/platform/jobs/runner';
import { dayOf } from '#shared/days';
import { type Call, NOW, openApi, type OpenApi } from '../support/openApi.ts';

let api: OpenApi;
let owner: Call;
let store: Call;
beforeAll(async () => {
  api = await openApi();
  owner = await api.raw('owner');
  store = await api.store();
  const hours = Array.from({ length: 60 }, (_, index) => NOW - (index * 37 + 1) * 3_600_000);
  const orders = hours.map((at, index) => ({
    externalId: `o${index}`,
    channel: index % 2 === 0 ? 'web' : 'app',
    memberExternalId: `m${index % 7}`,
    currency: 'CNY',
    lines: [{ sku: 'A', quantity: 2, unitPrice: 100, paid: 150 + index }],
    statuses: [
      { status: 'placed', at },
      { status: 'paid', at },
    ],
  }));
  const returns = hours.slice(0, 12).map((at, index) => ({
    externalId: `r${index}`,
    // The last ones name no known order.
    orderExternalId: index < 9 ? `o${index}` : null,
    channel: 'web',
    returnedAt: at + 1_800_000,
    lines: [{ sku: 'A', quantity: 1, amount: 50 }],
  }));
  const events = hours.map((at, index) => ({
    externalId: `e${index}`,
    type: index % 3 === 0 ? 'search' : 'visit',
    at,
    channel: 'web',
  }));
  for (const [kind, rows] of Object.entries({ orders, returns, events })) {
    const { status, body } = await store('POST', `/api/store/${kind}/batch`, { rows });
    const text = JSON.stringify(body);
    if (status !== 200 || text.includes('errors')) throw new Error(`${kind}: ${status} ${text}`);
  }
});
afterAll(() => api.close());

const settingsNow = async () => (await owner<Settings>('GET', '/api/settings/1')).body;
const save = async (change: Partial<Settings>) =>
  owner<Settings>('PUT', '/api/settings/1', { ...(await settingsNow()), ...change });

/** Rows whose business day is not that of their instant in the zone. */
const onOtherDays = async (timeZone: string) => {
  const rows = [
    'select paid_at as at, counted_on as day from orders where counted_on is not null',
    'select returned_at as at, counted_on as day from returns where counted_on is not null',
    'select at, day from events',
  ].map((text) => query<{ at: number; day: string }>(api.connection.db, text));
  return (await Promise.all(rows)).flat().filter(({ at, day }) => dayOf(at, timeZone) !== day);
};

test('a new time zone is saved at once, and a job recounts every row and figure', async () => {
  const saved = await save({ timeZone: 'America/New_York', weekStart: 7 });
  expect(saved).toMatchObject({ status: 200, body: { isRecounting: true } });
  // An order that arrives meanwhile counts by the new zone.
  const at = NOW - 3_600_000;
  await store('POST', '/api/store/orders', {
    externalId: 'meanwhile',
    channel: 'web',
    memberExternalId: 'm1',
    currency: 'CNY',
    lines: [{ sku: 'A', quantity: 1, unitPrice: 100, paid: 100 }],
    statuses: [
      { status: 'placed', at },
      { status: 'paid', at },
    ],
  });
  await settledJobs();
  expect(await settingsNow()).toMatchObject({ isRecounting: false, timeZone: 'America/New_York' });
  expect(await onOtherDays('America/New_York')).toEqual([]);
  expect(await api.verify()).toEqual([]);
  const { body: jobs } = await owner<Job[]>('GET', '/api/jobs');
  expect(jobs[0]).toMatchObject({ kind: 'rebuild', status: 'done', name: 'America/New_York' });
  const { body } = await owner<KpiAnswer>('GET', '/api/kpis?from=2025-01-01&to=2025-12-01');
  expect(body.total).toMatchObject({ orders: 61, visits: 40, returned: 600 });
});

test('another first weekday alone recounts the buyers of weeks', async () => {
  await save({ weekStart: 3 });
  await settledJobs();
  expect(await api.verify()).toEqual([]);
});

test('a recount that was interrupted goes on by itself', async () => {
  await save({ timeZone: 'Asia/Tokyo' });
  await stopJobs();
  expect(await settingsNow()).toMatchObject({ isRecounting: true });
  await resumeJobs(api.application);
  await settledJobs();
  await stopJobs();
  expect(await settingsNow()).toMatchObject({ isRecounting: false });
  expect(await onOtherDays('Asia/Tokyo')).toEqual([]);
  expect(await api.verify()).toEqual([]);
});

test('a new store needs no recount', async () => {
  const fresh = await openApi();
  const call = await fresh.raw('owner');
  expect((await call<Settings>('GET', '/api/settings/1')).body.isRecounting).toBe(false);
  await fresh.close();
});

test('settings without another calendar start no recount', async () => {
  expect((await save({ storeName: 'Another name' })).body).toMatchObject({ isRecounting: false });
});
