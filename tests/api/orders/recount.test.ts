/** After a change of the time zone or the first weekday a job recounts the figures, while requests are answered. */
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { KpiAnswer } from '#contract/insight/kpis';
import { SYSTEM } from '#contract/platform/activities';
import type { Job } from '#contract/platform/jobs';
import type { Settings } from '#contract/platform/settings';
import { insertRows } from '#db/bulk';
import { jobs } from '#db/schema/platform/jobs';
import { query } from '#db/statements';
import { resumeJobs, settledJobs, stopJobs } from '#server/platform/jobs/runner';
import type { Context } from '#server/platform/http/context';
import { editSettings } from '#server/platform/settings/actions';
import { updateRow } from '#server/platform/records/records';
import { RESUME_RECOUNT, RETRY_MS } from '#server/platform/settings/recount';
import { dayOf } from '#shared/days';
import { type Call, NOW, openApi, type OpenApi, SETTINGS_CACHE_MS } from '../support/openApi.ts';

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
  expect(body.total).toMatchObject({ orders: 61, returned: 600 });
  // The visits do not cover all days with orders, so the figures do not divide by them.
  const [visits] = await query<{ sum: number }>(
    api.connection.db,
    `select sum(visits) as sum from visit_days where channel = ''`,
  );
  expect(Number(visits?.sum)).toBe(40);
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

test('a recount waits for an import that began with the earlier time zone', async () => {
  const insert = (status: string) =>
    api.connection.transaction((tx) =>
      insertRows(
        tx,
        jobs,
        [
          {
            kind: 'import',
            name: 'a',
            status: status as 'running',
            input: {},
            counts: {},
            staffName: 'a',
            createdAt: NOW,
            heartbeatAt: NOW,
          },
        ],
        { returning: true },
      ),
    );
  const [id = 0] = await insert('running');
  await save({ timeZone: 'Asia/Shanghai' });
  await setTimeout(SETTINGS_CACHE_MS + 1200);
  expect((await settingsNow()).isRecounting).toBe(true);
  expect((await onOtherDays('Asia/Shanghai')).length).toBeGreaterThan(0);
  await api.connection.transaction((tx) => updateRow(tx, jobs, id, { status: 'done' }));
  await settledJobs();
  expect((await settingsNow()).isRecounting).toBe(false);
  expect(await onOtherDays('Asia/Shanghai')).toEqual([]);
});

test('a recount cannot be cancelled, and one that failed is tried again after an hour', async () => {
  const rebuilds = async () =>
    (await owner<Job[]>('GET', '/api/jobs')).body.filter(({ kind }) => kind === 'rebuild');
  await save({ timeZone: 'Asia/Tokyo' });
  const [running] = await rebuilds();
  expect(await owner('POST', `/api/jobs/${running?.id}/cancellation`)).toMatchObject({
    status: 409,
    body: { message: 'jobs.errors.mustFinish' },
  });
  await stopJobs();
  await api.connection.transaction((tx) =>
    updateRow(tx, jobs, running?.id ?? 0, { status: 'failed', finishedAt: api.now }),
  );
  const started = api.now;
  const count = (await rebuilds()).length;
  await RESUME_RECOUNT(api.application);
  api.now = started + RETRY_MS - 1;
  await RESUME_RECOUNT(api.application);
  expect((await rebuilds()).length).toBe(count);
  api.now = started + RETRY_MS;
  await RESUME_RECOUNT(api.application);
  await settledJobs();
  expect((await rebuilds()).map(({ status }) => status).slice(0, 2)).toEqual(['done', 'failed']);
  expect((await settingsNow()).isRecounting).toBe(false);
  api.now = started;
});

test('settings are saved also where the recount cannot be started, and it is started later', async () => {
  // Without a database to read from, a recount cannot be started; saving needs only the transaction.
  const context = {
    ...api.application,
    connection: { ...api.connection, db: null },
    transaction: api.connection.transaction,
    actor: SYSTEM,
  } as unknown as Context;
  const saved = await editSettings(context, 1, { ...(await settingsNow()), timeZone: 'UTC' });
  expect(saved).toMatchObject({ timeZone: 'UTC', isRecounting: true });
  await RESUME_RECOUNT(api.application);
  await settledJobs();
  expect((await settingsNow()).isRecounting).toBe(false);
  expect(await onOtherDays('UTC')).toEqual([]);
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
