/** What others wait for while a job recounts every figure of the large store after a change of its time zone. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from '#contract/platform/settings';
import { prepareConsole, signIn, startConsole } from './consoleServer.ts';
import type { Lane } from './lanes.ts';
import type { Options } from './options.ts';
import type { Report } from './report.ts';
import { median, quantile } from './statistics.ts';
import { keptStore } from './store.ts';
import { GOALS } from './targets.ts';
import { type Send, sender, times, watch } from './timedRequests.ts';

const SETTINGS = '/api/settings/1';
const ZONES = ['America/New_York', 'Asia/Shanghai'] as const;
const POLL_MS = 500;
const SECOND = 1000;

const isRecounting = async (staff: Send) => (await staff<Settings>(SETTINGS)).isRecounting;

/** Changes the time zone; resolves to the seconds until every figure is recounted. */
const recount = async (staff: Send) => {
  const started = performance.now();
  const settings = await staff<Settings>(SETTINGS);
  const timeZone = ZONES.find((zone) => zone !== settings.timeZone);
  await staff(SETTINGS, { ...settings, timeZone }, 'PUT');
  while (await isRecounting(staff)) await pause(POLL_MS);
  return (performance.now() - started) / SECOND;
};

export const measureRecount = async (report: Report, lane: Lane, { quick }: Options) => {
  const size = quick ? 'demo' : 'large';
  const url = await lane.copy(await keptStore(lane, size), 'recount');
  const account = await prepareConsole(url);
  const server = await startConsole(url);
  try {
    const staff = sender(server, { Cookie: await signIn(server, account) });
    await times(10, () => staff(SETTINGS));
    const stopIdle = watch(staff);
    await pause((quick ? 2 : 20) * SECOND);
    const idle = await stopIdle();
    const stop = watch(staff);
    const seconds = await recount(staff);
    const meanwhile = await stop();
    report.add({
      section: 'recount',
      name: `a new time zone of the ${size} store, p99 of a page of products meanwhile`,
      database: lane.database,
      ours: quantile(meanwhile, 0.99),
      latency: {
        p50: Math.round(median(meanwhile)),
        p99: Math.round(quantile(meanwhile, 0.99)),
      },
      unit: 'ms',
      reference: { name: 'ms idle', figure: quantile(idle, 0.99) },
      goal: GOALS.meanwhile,
      note: `recounted in ${seconds.toFixed(1)} s`,
    });
  } finally {
    await server.stop();
  }
};
