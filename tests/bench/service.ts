/** Many tickets: the counts of the inbox’s views, a page of a view, and the figures of customer service of a month and of a year. */
import type { ServiceReport } from '#contract/insight/serviceInsight';
import type { Ticket } from '#contract/service/tickets';
import { addDays, dayOf } from '#shared/days';
import { OWNER, prepareConsole, signIn, startConsole } from './consoleServer.ts';
import type { Lane } from './lanes.ts';
import type { Options } from './options.ts';
import type { Report } from './report.ts';
import { SERVICE_STORE_VERSION } from './serviceStore.ts';
import { median, quantile } from './statistics.ts';
import { GOALS } from './targets.ts';
import { runTask } from './task.ts';
import { sender, times } from './timedRequests.ts';
import { fingerprint } from './workspace.ts';

const TICKETS = 200_000;
/** The tables that are filled. */
const SOURCES = ['drizzle/migrations/sqlite', 'drizzle/migrations/postgres'];
const MONTH_DAYS = 30;
const YEAR_DAYS = 365;
const NEWEST = `/api/tickets?range=${encodeURIComponent('[0,0]')}&sort=${encodeURIComponent('["openedAt","DESC"]')}`;
const PAGE = `/api/tickets?range=${encodeURIComponent('[0,24]')}&sort=${encodeURIComponent('["nextDueAt","ASC"]')}&filter=${encodeURIComponent('{"isLive":true}')}`;
const OWN_VIEWS = [
  { name: 'Repairs', filter: { type: 'repair', isLive: true }, sort: ['openedAt', 'ASC'] },
  { name: 'Urgent', filter: { priority: 'P1', isLive: true }, sort: ['openedAt', 'ASC'] },
];

export const measureService = async (report: Report, lane: Lane, { quick }: Options) => {
  const count = quick ? 5_000 : TICKETS;
  const rounds = quick ? 3 : 20;
  const kept = await lane.kept(
    `service${count}`,
    `${fingerprint(SOURCES)}v${SERVICE_STORE_VERSION}`,
    async (url) => {
      await prepareConsole(url);
      await runTask('serviceStore', url, { tickets: count });
      await lane.settle(url);
    },
  );
  const url = await lane.copy(kept, 'service');
  await lane.settle(url);
  const server = await startConsole(url);
  const { database } = lane;
  const of = `of ${count.toLocaleString('en')} tickets`;
  try {
    const staff = sender(server, { Cookie: await signIn(server, OWNER) });
    for (const view of OWN_VIEWS) await staff('/api/ticketViews', view);
    const [newest] = await staff<Ticket[]>(NEWEST);
    const { timeZone } = await staff<{ timeZone: string }>('/api/settings/1');
    const to = addDays(dayOf(newest?.openedAt ?? 0, timeZone), 1);
    const figuresOf = (days: number) =>
      `/api/serviceInsight/service?from=${addDays(to, -days)}&to=${to}`;
    const { period } = await staff<ServiceReport>(figuresOf(YEAR_DAYS));
    if (!period || period.opened < count / 2 || period.attainment.length === 0)
      throw new Error(`The figures of a year count ${period?.opened} tickets`);

    const measure = async (name: string, path: string, goal: (typeof GOALS)['ticketViews']) => {
      await times(3, () => staff(path));
      const taken = await times(rounds, () => staff(path));
      // Right after, because the machine may be busier than before.
      const pass = await runTask<number>('servicePass', url);
      report.add({
        section: 'service',
        name: `${name} ${of}, p95`,
        database,
        ours: quantile(taken, 0.95),
        latency: { p50: Math.round(median(taken)), p99: Math.round(quantile(taken, 0.99)) },
        unit: 'ms',
        reference: { name: 'ms to add up one column', figure: pass },
        ratio: median(taken) / pass,
        goal,
      });
    };
    await measure('counts of views', '/api/tickets/views', GOALS.ticketViews);
    await measure('a page of a view', PAGE, GOALS.ticketPage);
    await measure('figures of 30 days', figuresOf(MONTH_DAYS), GOALS.serviceMonth);
    await measure('figures of a year', figuresOf(YEAR_DAYS), GOALS.serviceYear);
  } finally {
    await server.stop();
  }
};
