/** Scheduled work after a clock that was ahead, with a storage that does not answer, and of a job that is gone. */
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AttentionItem } from '#contract/platform/attention';
import type { ScheduledJobState, ScheduledRun } from '#contract/platform/schedule';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { scheduledJobs as jobTable, scheduledRuns } from '#db/schema/platform/schedule';
import { updateRow } from '#server/platform/records/records';
import { scheduledJobs, type ScheduledJob } from '#server/platform/schedule/jobs';
import { DAYS_OF_LOOK, runDue } from '#server/platform/schedule/runDue';
import { addDays, instantOf } from '#shared/days';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';
import { png } from '../support/pictures.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const at = (day: string, time: string) => instantOf(day, time, 'Asia/Shanghai');
let api: OpenApi;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const runsByJob = prepared({ job: scheduledRuns.job }, (q, { job }) =>
  q.select().from(scheduledRuns).where(eq(scheduledRuns.job, job)).orderBy(asc(scheduledRuns.day)),
);
const runsOf = (job: string) => runsByJob(api.connection.db, { job });
const rowOf = prepared({ job: jobTable.job }, (q, { job }) =>
  q.select().from(jobTable).where(eq(jobTable.job, job)),
);
const jobOf = (key: string) => scheduledJobs.parts.find((job) => job.key === key) as ScheduledJob;
const insertRun = (row: Partial<typeof scheduledRuns.$inferInsert>) =>
  api.connection.transaction(async (tx) => {
    await insertRows(tx, scheduledRuns, [
      { job: 'gone', day: '2020-01-01', status: 'done', attempts: 1, counts: {}, ...row },
    ]);
  });
/** What Today tells, by name. It is kept for some seconds, until staff write something. */
const told = async (role: 'owner' | 'manager') => {
  const call = await api.raw(role);
  const { body } = await call<AttentionItem[]>('GET', '/api/account/attention');
  return Object.fromEntries(body.map(({ name, total }) => [name, total]));
};
/** The days of the runs to which an item of Today leads. */
const daysNeeding = async (needs: string) => {
  const owner = await api.raw('owner');
  const query = new URLSearchParams({ filter: JSON.stringify({ needs }), sort: '["day","ASC"]' });
  const { body } = await owner<ScheduledRun[]>('GET', `/api/scheduledRuns?${query}`);
  return body.map(({ day }) => day);
};
const stateOf = async (key: string) => {
  const owner = await api.raw('owner');
  const { body } = await owner<ScheduledJobState[]>('GET', '/api/scheduledRuns/jobs');
  return body.find((state) => state.key === key);
};

test('a clock that is ahead for one look begins few days, is told, and the work goes on once it is resumed', async () => {
  api.now = NOW;
  const job = jobOf('expiredRows');
  await runDue(api.application, [job]);
  api.now = NOW + 365 * DAY;
  await runDue(api.application, [job]);
  expect((await runsOf('expiredRows')).length).toBe(DAYS_OF_LOOK);
  expect(await api.verify()).toEqual([]);

  api.now = at('2025-11-22', '12:00');
  await runDue(api.application, [job]);
  // From 23 November on they are for days that have not begun anywhere.
  expect(await told('manager')).toMatchObject({ runsAhead: DAYS_OF_LOOK - 1 });
  expect(await stateOf('expiredRows')).toMatchObject({ isAhead: true, nextDay: '2025-12-02' });
  expect(await stateOf('expiredJobs')).toMatchObject({ isAhead: false });

  const path = '/api/scheduledRuns/jobs/expiredRows/resumption';
  expect((await (await api.raw('manager'))('POST', path, {})).status).toBe(403);
  const owner = await api.raw('owner');
  expect((await owner('POST', path, {})).body).toEqual({ key: 'expiredRows', day: '2025-11-23' });
  expect(await owner('POST', path, {})).toMatchObject({
    status: 409,
    body: { message: 'scheduledRuns.errors.notAhead' },
  });
  expect((await owner('POST', path.replace('expiredRows', 'gone'), {})).status).toBe(404);
  expect(await told('manager')).not.toHaveProperty('runsAhead');
  expect((await runsOf('expiredRows')).map(({ day }) => day)).toEqual(['2025-11-22']);
  api.now = at('2025-11-23', '03:00');
  await runDue(api.application, [job]);
  expect((await runsOf('expiredRows')).at(-1)).toMatchObject({ day: '2025-11-23', status: 'done' });
});

test('a run that a clock ahead holds for too long is told, and begins once it is resumed', async () => {
  const job = jobOf('expiredRows');
  const [row] = (await runsOf('expiredRows')).slice(-1);
  await api.connection.transaction((tx) =>
    updateRow(tx, scheduledRuns, row?.id ?? 0, {
      status: 'running',
      heldUntil: api.now + 365 * DAY,
      finishedAt: null,
    }),
  );
  expect(await daysNeeding('runsAhead')).toEqual(['2025-11-23']);
  expect(await stateOf('expiredRows')).toMatchObject({ isAhead: true });
  const owner = await api.raw('owner');
  const { status } = await owner('POST', '/api/scheduledRuns/jobs/expiredRows/resumption', {});
  expect(status).toBe(200);
  await runDue(api.application, [job]);
  expect((await runsOf('expiredRows')).at(-1)).toMatchObject({ status: 'done', attempts: 2 });
});

test('runs are sorted by what they took, with those that have not ended last in both directions', async () => {
  for (const [index, took] of [5, null, 9].entries())
    await insertRun({
      job: 'sorted',
      day: addDays('2020-02-01', index),
      startedAt: NOW,
      finishedAt: took === null ? null : NOW + took,
    });
  const owner = await api.raw('owner');
  const order = async (direction: string) => {
    const query = { filter: '{"job":"sorted"}', sort: `["duration","${direction}"]` };
    const { body } = await owner<ScheduledRun[]>(
      'GET',
      `/api/scheduledRuns?${new URLSearchParams(query)}`,
    );
    return body.map(({ duration }) => duration);
  };
  expect(await order('ASC')).toEqual([5, 9, null]);
  expect(await order('DESC')).toEqual([9, 5, null]);
});

test('a failed run of a job that the console no longer has is not told, and is deleted after its time', async () => {
  const failed = { status: 'failed', errorKey: 'scheduledRuns.errors.internal' } as const;
  await insertRun({ ...failed, day: '2024-01-01', finishedAt: NOW - 401 * DAY, heldUntil: NOW });
  await insertRun({ ...failed, day: '2024-01-02', finishedAt: NOW - 10 * DAY, heldUntil: NOW });
  expect(await daysNeeding('failedRuns')).toEqual([]);
  api.now = at('2025-11-24', '03:00') + MINUTE;
  await runDue(api.application, [jobOf('expiredRows')]);
  expect((await runsOf('gone')).map(({ day }) => day)).toEqual(['2024-01-02']);
});

test('the check finds days that are left out, and a day that would be begun again', async () => {
  const [row] = await rowOf(api.connection.db, { job: 'expiredRows' });
  const check = async (nextDay: string) => {
    await api.connection.transaction((tx) => updateRow(tx, jobTable, row?.id ?? 0, { nextDay }));
    const found = await api.verify();
    return JSON.stringify(found).includes(`"nextDay":"${nextDay}"`);
  };
  expect(await check('2027-01-01')).toBe(true);
  expect(await check('2025-11-24')).toBe(true);
  expect(await check('2025-11-25')).toBe(false);
});

test('a storage that does not answer leaves the run failed at each attempt, until the files are removed', async () => {
  const job = jobOf('unusedFiles');
  const manager = await api.raw('manager');
  const sent = await manager<{ url: string }>('POST', '/api/pictures?name=a', await png());
  expect(sent.status).toBe(201);
  const remove = () => Promise.reject(new Error('unreachable'));
  const unreachable = { ...api.application, files: { ...api.application.files, remove } };
  // The first run finds it unused.
  await runDue(api.application, [job]);
  api.now = at('2025-11-25', '04:00');
  await runDue(api.application, [job]);
  api.now = at('2025-12-03', '04:00');
  for (const attempts of [1, 2, 3]) {
    await runDue(unreachable, [job]);
    const last = (await runsOf('unusedFiles')).at(-1);
    expect(last).toMatchObject({
      day: '2025-12-03',
      status: 'failed',
      attempts,
      counts: {},
      errorKey: 'scheduledRuns.errors.storage',
    });
    api.now = last?.heldUntil ?? 0;
  }
  expect(await told('owner')).toMatchObject({ failedRuns: 1 });
  await runDue(api.application, [job]);
  expect((await runsOf('unusedFiles')).at(-1)).toMatchObject({
    status: 'done',
    attempts: 4,
    counts: { files: 1 },
  });
  expect((await fetch(`${api.url}${sent.body.url}`)).status).toBe(404);
});

test('a look that other servers are in the way of all the time is quiet, and the next one does the work', async () => {
  const job: ScheduledJob = { key: 'contended', time: '03:00', run: () => Promise.resolve() };
  await runDue(api.application, [job]);
  api.now += DAY;
  const { connection } = api.application;
  const conflict = Object.assign(new Error('could not serialize access'), { code: '40001' });
  const contended = { ...connection, transaction: () => Promise.reject(conflict) };
  await runDue({ ...api.application, connection: contended }, [job]);
  expect(await runsOf('contended')).toEqual([]);
  await runDue(api.application, [job]);
  expect(await runsOf('contended')).toMatchObject([{ status: 'done', attempts: 1 }]);
});
