/** Many members: work on all of them aside, a page of a list meanwhile, and the page of one member. */
import type { Job } from '#contract/platform/jobs';
import { OWNER, prepareConsole, signIn, startConsole } from './consoleServer.ts';
import type { Lane } from './lanes.ts';
import { programmeTerms, STORE_VERSION } from './membersStore.ts';
import type { Options } from './options.ts';
import { processorTime } from './processes.ts';
import type { Report } from './report.ts';
import { median, quantile } from './statistics.ts';
import { GOALS } from './targets.ts';
import { runTask } from './task.ts';
import { type Send, sender, times, watch } from './timedRequests.ts';
import { fingerprint } from './workspace.ts';

const SECOND = 1_000;
const POLL_MS = 500;
/** A job that the schedule starts is there within this time. */
const START_MS = 90 * SECOND;
const LIST = `/api/members?range=${encodeURIComponent('[0,24]')}&sort=${encodeURIComponent('["joinedAt","DESC"]')}`;
/** The tables that are filled. */
const SOURCES = ['drizzle/migrations/sqlite', 'drizzle/migrations/postgres'];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What the page of a member asks for at once. */
const pageOf = (id: number): string[] => [
  `/api/members/${id}`,
  ...['levels', 'programme', 'points', 'growth', 'portrait', 'inactivity', 'benefits'].map(
    (part) => `/api/members/${id}/${part}`,
  ),
  ...['orders', 'pointEntries'].map(
    (list) =>
      `/api/${list}?filter=${encodeURIComponent(JSON.stringify({ memberId: id }))}&range=${encodeURIComponent('[0,9]')}`,
  ),
];

interface Worked {
  id: number;
  done: number;
  total: number;
  seconds: number;
  /** Whether all members were done within the time. */
  isWhole: boolean;
  meanwhile: number[];
}
/** Waits for the job of a kind, and watches a list until it has ended or the time is over. */
const follow = async (staff: Send, kind: string, limitMs: number): Promise<Worked> => {
  const newest = async () =>
    (
      await staff<Job[]>(
        `/api/jobs?filter=${encodeURIComponent(JSON.stringify({ kind }))}&sort=${encodeURIComponent('["id","DESC"]')}`,
      )
    )[0];
  const begun = performance.now();
  let job = await newest();
  while (!job || job.done === 0) {
    if (performance.now() - begun > START_MS) throw new Error(`No job of the kind ${kind} started`);
    await pause(POLL_MS);
    job = await newest();
  }
  const isActive = ({ status }: Job) => status === 'queued' || status === 'running';
  const [id, before, started] = [job.id, isActive(job) ? job.done : 0, performance.now()];
  const watched = watch(staff, LIST);
  while (isActive(job) && performance.now() - started < limitMs) {
    await pause(POLL_MS);
    job = await staff<Job>(`/api/jobs/${id}`);
  }
  const seconds = (performance.now() - started) / SECOND;
  const meanwhile = await watched();
  const isWhole = !isActive(job);
  if (job.status === 'failed') throw new Error(`The job of the kind ${kind} failed`);
  return {
    id,
    done: job.done - before,
    total: job.total ?? job.done,
    seconds,
    isWhole,
    meanwhile,
  };
};

const idleOf = async (staff: Send, ms: number) => {
  const watched = watch(staff, LIST);
  await pause(ms);
  return watched();
};

export const measureMembers = async (report: Report, lane: Lane, { quick, members }: Options) => {
  const count = quick ? 5_000 : members;
  const idleMs = (quick ? 1 : 10) * SECOND;
  const limitMs = (quick ? 10 : 60) * SECOND;
  const kept = await lane.kept(
    `members${count}`,
    `${fingerprint(SOURCES)}v${STORE_VERSION}`,
    async (url) => {
      await prepareConsole(url);
      await runTask('membersStore', url, { members: count });
      await lane.settle(url);
    },
  );
  const url = await lane.copy(kept, 'members');
  const server = await startConsole(url);
  const { database } = lane;
  const of = `of ${count.toLocaleString('en')} members`;
  try {
    const staff = sender(server, { Cookie: await signIn(server, OWNER) });
    await times(5, () => staff(LIST));

    const probes = Array.from({ length: quick ? 20 : 200 }, (_, index) =>
      Math.max(1, (((index * 7_919 + 1) * 3) % count) + 1),
    );
    const page = (id: number) => Promise.all(pageOf(id).map((path) => staff(path)));
    await times(10, (round) => page(probes[round] ?? 1));
    const before = processorTime(server.pid);
    const pages = await times(probes.length, (round) => page(probes[round] ?? 1));
    const processor = (processorTime(server.pid) - before) / probes.length / 1_000;
    report.add({
      section: 'members',
      name: `all that the page of a member asks for, ${of}, p95`,
      database,
      ours: quantile(pages, 0.95),
      latency: { p50: Math.round(median(pages)), p99: Math.round(quantile(pages, 0.99)) },
      unit: 'ms',
      goal: GOALS.memberPage,
      note: `${pageOf(1).length} requests at once, ${processor.toFixed(1)} ms of the server’s processor time together`,
    });

    /** Measured before each, because the machine may be busier than before. */
    const measure = async (name: string, kind: string, start: () => Promise<unknown>) => {
      const idle = await idleOf(staff, idleMs);
      await start();
      const worked = await follow(staff, kind, limitMs);
      const { done, total, seconds, isWhole, meanwhile } = worked;
      const whole = isWhole ? seconds : (seconds / Math.max(1, done)) * total;
      report.add({
        section: 'members',
        name: `${name} ${of}`,
        database,
        ours: whole,
        unit: 's',
        note: `${done.toLocaleString('en')} in ${seconds.toFixed(0)} s, ${Math.round(done / seconds).toLocaleString('en')} a second${isWhole ? '' : ': the time for all follows from that'}`,
      });
      report.add({
        section: 'members',
        name: `a page of members meanwhile (${name})`,
        database,
        ours: median(meanwhile),
        latency: {
          p50: Math.round(median(meanwhile)),
          p99: Math.round(quantile(meanwhile, 0.99)),
        },
        unit: 'ms',
        reference: { name: 'ms idle', figure: median(idle) },
        goal: GOALS.membersMeanwhile,
      });
      return worked;
    };

    await measure('refresh of a segment', 'segments', () =>
      staff('/api/segments', {
        key: 'bench',
        names: { en: 'Bench', zh: '测试' },
        rule: {
          is: 'all',
          of: [{ is: 'atLeast', fact: 'netSpend', value: 100_000, days: 365 }],
        },
      }),
    );
    const { id: versionId } = await staff<{ id: number }>('/api/programmeVersions', {
      terms: programmeTerms(500),
    });
    const replay = await measure('replay over 12 months', 'replays', () =>
      staff('/api/programmeReplays', { versionId, months: 12 }),
    );
    // What was not done in time would be beside the next one.
    if (!replay.isWhole) await staff(`/api/jobs/${replay.id}/cancellation`, {});
    await measure('level evaluation', 'levels', () => runTask('membersVersion', url));
  } finally {
    await server.stop();
  }
};
