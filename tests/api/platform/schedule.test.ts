/** Scheduled jobs: one run for each business day, with two servers, downtime, failures and a server that is gone. */
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AttentionItem } from '#contract/platform/attention';
import type { Activity } from '#contract/platform/activities';
import type { ScheduledJobState, ScheduledRun } from '#contract/platform/schedule';
import { insertRows } from '#db/bulk';
import { dialect } from '#db/kit';
import { prepared } from '#db/prepared';
import { idempotencyKeys } from '#db/schema/platform/idempotency';
import { loginAttempts } from '#db/schema/platform/loginAttempts';
import { scheduledRuns } from '#db/schema/platform/schedule';
import { settings } from '#db/schema/platform/settings';
import { IDEMPOTENCY_KEEP_DAYS } from '#server/platform/idempotency/remember';
import { stopJobs } from '#server/platform/jobs/runner';
import type { JobHost } from '#server/platform/jobs/spec';
import { updateRow } from '#server/platform/records/records';
import { LEASE_MS } from '#server/platform/schedule/claim';
import { DELETIONS } from '#server/platform/schedule/deletions';
import { type ScheduledJob, scheduledJobs } from '#server/platform/schedule/jobs';
import { runDue } from '#server/platform/schedule/runDue';
import { addDays, instantOf } from '#shared/days';
import { NOW, openApi, type OpenApi } from '../support/openApi.ts';

const DAY = 86_400_000;
const ZONE = 'Asia/Shanghai';
let api: OpenApi;
let sibling: OpenApi | undefined;
/** Two servers; on SQLite, which has one writer, two that share its connection. */
let servers: JobHost[];
beforeAll(async () => {
  api = await openApi();
  if (dialect !== 'sqlite') sibling = await api.sibling();
  servers = [api.application, sibling?.application ?? { ...api.application }];
});
afterAll(async () => {
  await sibling?.close();
  await api.close();
});
const setNow = (now: number) => {
  api.now = now;
  if (sibling) sibling.now = now;
};
/** The instant of a time of day in the zone of the store. */
const at = (day: string, time: string) => instantOf(day, time, ZONE);

const runsByJob = prepared({ job: scheduledRuns.job }, (q, { job }) =>
  q.select().from(scheduledRuns).where(eq(scheduledRuns.job, job)).orderBy(asc(scheduledRuns.day)),
);
const runsOf = (job: string) => runsByJob(api.connection.db, { job });
const daysOf = async (job: string) => (await runsOf(job)).map(({ day }) => day);
const run = (job: ScheduledJob, server = servers[0] as JobHost) => runDue(server, [job]);

/** A job of three pages, at 03:00. `seen` are the pages that were begun; `wait` is awaited in each. */
const jobOfPages = (key: string, wait: (page: number) => Promise<void> = async () => undefined) => {
  const seen: string[] = [];
  const job: ScheduledJob = {
    key,
    time: '03:00',
    run: async (_application, day, page) => {
      for (const number of [1, 2, 3]) {
        seen.push(`${day} ${number}`);
        await page(async (_tx, count) => count('pages'));
        await wait(number);
      }
    },
  };
  return { job, seen };
};
const started = async (job: ScheduledJob) => {
  setNow(NOW);
  await run(job);
};

describe('the days of a job', () => {
  test('a store that meets a job has nothing to catch up, and the next day is its first', async () => {
    const { job, seen } = jobOfPages('first');
    await started(job);
    expect(await daysOf('first')).toEqual([]);
    setNow(at('2025-11-22', '03:00') - 1);
    await run(job);
    expect(seen).toEqual([]);
    setNow(at('2025-11-22', '03:00'));
    await run(job);
    await run(job);
    expect(seen).toEqual(['2025-11-22 1', '2025-11-22 2', '2025-11-22 3']);
    expect(await runsOf('first')).toMatchObject([
      {
        day: '2025-11-22',
        status: 'done',
        attempts: 1,
        heldUntil: null,
        startedAt: api.now,
        finishedAt: api.now,
        counts: { pages: 3 },
        errorKey: null,
      },
    ]);
  });
  test('after 40 days of downtime two servers run each day once, oldest first and one at a time', async () => {
    let under = 0;
    let most = 0;
    const { job, seen } = jobOfPages('forty', async (page) => {
      if (page === 1) most = Math.max(most, ++under);
      if (page === 3) under--;
    });
    await started(job);
    setNow(NOW + 40 * DAY);
    while ((await daysOf('forty')).length < 40)
      await Promise.all([...servers, ...servers].map((server) => run(job, server)));
    const days = Array.from({ length: 40 }, (_, index) => addDays('2025-11-22', index));
    expect(seen).toEqual(days.flatMap((day) => [1, 2, 3].map((page) => `${day} ${page}`)));
    expect(most).toBe(1);
    const runs = await runsOf('forty');
    expect(runs.map(({ day }) => day)).toEqual(days);
    for (const one of runs)
      expect(one).toMatchObject({
        status: 'done',
        attempts: 1,
        startedAt: NOW + 40 * DAY,
        counts: { pages: 3 },
      });
    await run(job, servers[1]);
    expect(await daysOf('forty')).toEqual(days);
  });
  test('a change of the time zone leaves no day out and repeats none', async () => {
    const { job } = jobOfPages('zones');
    const move = (timeZone: string) =>
      api.connection.transaction((tx) => updateRow(tx, settings, 1, { timeZone }));
    await started(job);
    setNow(at('2025-11-22', '04:00'));
    await run(job);
    // There it is 21 November, whose run was before the first.
    await move('America/Los_Angeles');
    await run(job);
    expect(await daysOf('zones')).toEqual(['2025-11-22']);
    setNow(Date.parse('2025-11-22T11:00:00Z'));
    await run(job);
    expect(await daysOf('zones')).toEqual(['2025-11-22']);
    // From 23 November, 02:59 in Los Angeles, to the 24th in Kiritimati.
    setNow(Date.parse('2025-11-23T10:59:00Z') + DAY / 2);
    await move('Pacific/Kiritimati');
    await run(job);
    expect(await daysOf('zones')).toEqual(['2025-11-22', '2025-11-23', '2025-11-24']);
    await move(ZONE);
    await run(job);
    expect(await daysOf('zones')).toEqual(['2025-11-22', '2025-11-23', '2025-11-24']);
  });
});

describe('a run that does not come to its end', () => {
  test('another server goes on once the lease of a server that is gone has lapsed, and the first writes no more', async () => {
    let wake = () => {};
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    let isGone = true;
    const { job, seen } = jobOfPages('gone', (page) =>
      isGone && page === 2 ? asleep : Promise.resolve(),
    );
    await started(job);
    setNow(at('2025-11-22', '03:00'));
    const gone = run(job);
    await expect.poll(async () => (await runsOf('gone'))[0]?.counts).toEqual({ pages: 2 });
    isGone = false;
    setNow(api.now + LEASE_MS - 1);
    await run(job, servers[1]);
    expect(seen).toHaveLength(2);
    setNow(api.now + 1);
    await run(job, servers[1]);
    const finished = await runsOf('gone');
    expect(finished).toMatchObject([{ status: 'done', attempts: 2, counts: { pages: 5 } }]);
    wake();
    await gone;
    expect(await runsOf('gone')).toEqual(finished);
    expect(seen.at(-1)).toBe('2025-11-22 3');
  });
  test('a server that stops leaves the run, and the next one begins it at once', async () => {
    let stopped: Promise<void> = Promise.resolve();
    const { job } = jobOfPages('stopping', async (page) => {
      if (page === 2) stopped = stopJobs();
    });
    await started(job);
    setNow(at('2025-11-22', '03:00'));
    await run(job);
    await stopped;
    expect(await runsOf('stopping')).toMatchObject([
      { status: 'waiting', attempts: 1, counts: { pages: 2 }, heldUntil: api.now },
    ]);
    const { job: whole } = jobOfPages('stopping');
    await run(whole, servers[1]);
    expect(await runsOf('stopping')).toMatchObject([
      { status: 'done', attempts: 2, counts: { pages: 5 } },
    ]);
  });
  test('a page that fails is neither written nor counted, and only the rest is done by the next attempt', async () => {
    const key = (index: number) => ({
      apiKeyId: 7,
      key: `old-${index}`,
      requestHash: '',
      status: 200,
      body: '',
      createdAt: at('2025-11-22', '00:00') - IDEMPOTENCY_KEEP_DAYS * DAY - (index < 2400 ? 1 : 0),
    });
    await api.connection.transaction(async (tx) => {
      await insertRows(
        tx,
        idempotencyKeys,
        Array.from({ length: 2500 }, (_, index) => key(index)),
      );
      await insertRows(tx, loginAttempts, [
        { id: 'old', count: 1, startedAt: at('2025-11-20', '23:00') },
        { id: 'new', count: 1, startedAt: at('2025-11-21', '01:00') },
      ]);
    });
    const [expired] = DELETIONS as [ScheduledJob];
    let pages = 0;
    const failing: ScheduledJob = {
      ...expired,
      run: (application, day, page) =>
        expired.run(application, day, (work) =>
          page(async (tx, count) => {
            const result = await work(tx, count);
            if (++pages === 2) throw new Error('the disk is slow');
            return result;
          }),
        ),
    };
    await started(failing);
    setNow(at('2025-11-22', '03:00'));
    await run(failing);
    expect(await runsOf('expiredRows')).toMatchObject([
      {
        status: 'failed',
        attempts: 1,
        counts: { idempotency_keys: 1000 },
        heldUntil: api.now + 60_000,
        errorKey: 'scheduledRuns.errors.internal',
      },
    ]);
    setNow(api.now + 60_000);
    await run(expired, servers[1]);
    expect(await runsOf('expiredRows')).toMatchObject([
      { status: 'done', attempts: 2, counts: { idempotency_keys: 2400, login_attempts: 1 } },
    ]);
  });
});

describe('a failed run', () => {
  const [, expiredJobs] = DELETIONS as [ScheduledJob, ScheduledJob];
  const failing: ScheduledJob = { ...expiredJobs, run: () => Promise.reject(new Error('no')) };
  const failed = async () =>
    (await runsOf('expiredJobs')).filter(({ status }) => status === 'failed');

  test('it is tried again later and later, and does not hold up the days after it', async () => {
    await started(failing);
    setNow(at('2025-11-22', '03:30'));
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      await run(failing);
      await run(failing);
      const [one] = await failed();
      expect(one?.attempts).toBe(attempt);
      waits.push(((one?.heldUntil ?? 0) - api.now) / 60_000);
      setNow(one?.heldUntil ?? 0);
    }
    expect(waits).toEqual([1, 5, 15]);
    setNow(at('2025-11-23', '03:30'));
    let isBroken = true;
    const mended: ScheduledJob = {
      ...expiredJobs,
      run: (application, day, page) =>
        isBroken && day === '2025-11-22'
          ? Promise.reject(new Error('still'))
          : expiredJobs.run(application, day, page),
    };
    await run(mended);
    expect((await runsOf('expiredJobs')).map(({ day, status }) => [day, status])).toEqual([
      ['2025-11-22', 'failed'],
      ['2025-11-23', 'done'],
    ]);
    isBroken = false;
  });
  test('owner and manager are told, and nobody else', async () => {
    const told = async (role: 'owner' | 'manager' | 'agent' | 'marketer') => {
      const { body } = await (
        await api.raw(role)
      )<AttentionItem[]>('GET', '/api/account/attention');
      return body.filter(({ name }) => name === 'failedRuns').map(({ total }) => total);
    };
    expect(await told('owner')).toEqual([1]);
    expect(await told('manager')).toEqual([1]);
    expect(await told('agent')).toEqual([]);
    expect(await told('marketer')).toEqual([]);
  });
  test('only who may change the settings lets it run again, once, and it is in the history', async () => {
    const [{ id } = { id: 0 }] = await failed();
    const path = `/api/scheduledRuns/${id}/repetition`;
    const manager = await api.raw('manager');
    expect((await manager('POST', path, {})).status).toBe(403);
    const owner = await api.raw('owner');
    expect((await owner('POST', '/api/scheduledRuns/999999/repetition', {})).status).toBe(404);
    const answers = await Promise.all([1, 2, 3, 4].map(() => owner('POST', path, {})));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.message).toBe(
      'scheduledRuns.errors.notFailed',
    );
    const { body: history } = await owner<Activity[]>('GET', `/api/history/scheduledRuns/${id}`);
    expect(history).toMatchObject([
      {
        verb: 'runAgain',
        actorName: 'Owner',
        recordName: '2025-11-22',
        after: { status: 'waiting' },
      },
    ]);
    await run(expiredJobs, servers[1]);
    expect(await failed()).toEqual([]);
    const { body } = await owner<ScheduledRun>('GET', `/api/scheduledRuns/${id}`);
    expect(body).toMatchObject({ status: 'done', day: '2025-11-22', attempts: 5, errorKey: null });
    expect((await owner('POST', path, {})).status).toBe(409);
  });
});

describe('what people see', () => {
  test('every job tells when it is due, its last run, and how many days and failures are left', async () => {
    setNow(at('2025-11-25', '12:00'));
    const { body } = await (
      await api.raw('manager')
    )<ScheduledJobState[]>('GET', '/api/scheduledRuns/jobs');
    expect(body.map(({ key, time }) => [key, time])).toEqual(
      scheduledJobs.parts.map(({ key, time }) => [key, time]),
    );
    const jobs = new Map(body.map((job) => [job.key, job]));
    expect(jobs.get('expiredJobs')).toMatchObject({
      last: { day: '2025-11-23', status: 'done', duration: 0 },
      nextDay: '2025-11-24',
      nextAt: at('2025-11-24', '03:30'),
      due: 2,
      failed: 0,
    });
    // No server has met it.
    expect(jobs.get('unusedFiles')).toMatchObject({ last: null, nextDay: '2025-11-26', due: 0 });
  });
  test('the runs are filtered by job, status and day, sorted, and exported', async () => {
    const owner = await api.raw('owner');
    const ask = async (filter: object, sort = '["day","ASC"]') => {
      const { status, body } = await owner<ScheduledRun[]>(
        'GET',
        `/api/scheduledRuns?${new URLSearchParams({ filter: JSON.stringify(filter), sort })}`,
      );
      expect(status).toBe(200);
      return body.map(({ day }) => day);
    };
    const bounds = { day_gte: '2025-12-01', day_lte: '2025-12-03' };
    expect(await ask({ job: 'forty', status: 'done', ...bounds })).toEqual([
      '2025-12-01',
      '2025-12-02',
      '2025-12-03',
    ]);
    expect(await ask({ job: 'first', status: 'failed' })).toEqual([]);
    expect((await ask({ job: 'forty' }, '["duration","DESC"]')).length).toBe(40);
    const { body } = await owner<string>(
      'GET',
      `/api/exports/scheduledRuns?${new URLSearchParams({ filter: '{"job":"first"}' })}`,
    );
    const [header, row] = String(body).replace('\ufeff', '').split('\r\n');
    expect(header).toBe(
      'job,day,status,attempts,started_at,finished_at,duration,counts,error_key,held_until',
    );
    expect(row).toContain('first,2025-11-22,done,1,');
  });
});

test('the jobs of the store catch up on what was missed, with every cached figure right', async () => {
  setNow(at('2025-11-28', '12:00'));
  await runDue(servers[0] as JobHost);
  await Promise.all(servers.map((server) => runDue(server)));
  expect((await daysOf('expiredJobs')).at(-1)).toBe('2025-11-28');
  expect((await daysOf('unusedFiles')).length).toBe(0);
  expect(await api.verify()).toEqual([]);
  expect(api.faultLines()).toEqual([]);
});
