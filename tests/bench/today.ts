/** The figures of Today on a large store: the time of a response, compared with a computation from the orders. */
import { Agent, get } from 'node:http';
import type { KpiAnswer } from '#contract/insight/kpis';
import {
  type Account,
  type ConsoleServer,
  prepareConsole,
  signIn,
  startConsole,
} from './consoleServer.ts';
import { type KpiKind, kpiKinds, type NamedScope } from './kpiKinds.ts';
import type { Lane } from './lanes.ts';
import type { Options } from './options.ts';
import type { Report } from './report.ts';
import { median, quantile } from './statistics.ts';
import { keptStore } from './store.ts';
import { GOALS } from './targets.ts';
import { runTask } from './task.ts';
import type { DirectAnswer, DirectKind } from './tasks/direct.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** The response and the milliseconds until the caller received it. */
const timed = <T>(server: ConsoleServer, path: string, cookie: string) =>
  new Promise<{ body: T; ms: number }>((resolve, reject) => {
    const started = performance.now();
    get(`${server.address}${path}`, { agent, headers: { Cookie: cookie } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        const ms = performance.now() - started;
        const text = Buffer.concat(parts).toString();
        if (response.statusCode === 200) resolve({ body: JSON.parse(text) as T, ms });
        else
          reject(new Error(`${path} was answered ${response.statusCode}: ${text.slice(0, 500)}`));
      });
    }).once('error', reject);
  });

const pathOf = ({ name: _, ...query }: KpiKind) =>
  `/api/kpis?${new URLSearchParams(Object.entries(query).map(([key, value]): [string, string] => [key, String(value)]))}`;

interface CategoryRow {
  id: number;
  parentId: number | null;
}

const scopesOf = async (server: ConsoleServer, cookie: string): Promise<NamedScope[]> => {
  const { body: filters } = await timed<{ channels: string[] }>(
    server,
    '/api/kpis/filters',
    cookie,
  );
  const { body: categories } = await timed<CategoryRow[]>(server, '/api/categories', cookie);
  const root = categories.find(({ parentId }) => parentId === null);
  const leaf = categories.find(
    ({ id, parentId }) => parentId !== null && !categories.some((other) => other.parentId === id),
  );
  const channel = filters.channels[0];
  return [
    { name: 'everything' },
    ...(channel ? [{ name: 'one channel', channel }] : []),
    ...(root ? [{ name: 'a top category', categoryId: root.id }] : []),
    ...(leaf ? [{ name: 'a lowest category', categoryId: leaf.id }] : []),
    ...(channel && root ? [{ name: 'a category in a channel', channel, categoryId: root.id }] : []),
  ];
};

const bucketsOf = (points: KpiAnswer['previousPoints']) =>
  points.flatMap((point) => (point ? [{ from: point.from, to: point.to }] : []));
const directKind = ({ channel, categoryId }: KpiKind, answer: KpiAnswer): DirectKind => ({
  buckets: bucketsOf(answer.points),
  previousBuckets: bucketsOf(answer.previousPoints),
  ...(channel !== undefined && { channel }),
  ...(categoryId !== undefined && { categoryId }),
});

/** Do the two results differ in any figure? */
const differs = (answer: KpiAnswer, direct: DirectAnswer): boolean => {
  const points = [...answer.points, ...answer.previousPoints].flatMap((point) => point ?? []);
  const sameBuyers =
    answer.total.buyers === direct.buyers && answer.previous.buyers === direct.previousBuyers;
  return (
    !sameBuyers ||
    points.some((point, index) =>
      Object.entries(direct.points[index] ?? {}).some(
        ([key, value]) => point[key as keyof typeof point] !== value,
      ),
    )
  );
};

const measure = async (
  report: Report,
  lane: Lane,
  { quick }: Options,
  url: string,
  server: ConsoleServer,
  account: Account,
) => {
  const cookie = await signIn(server, account);
  const { body: first } = await timed<KpiAnswer>(
    server,
    '/api/kpis?from=2020-01-01&to=2020-01-02',
    cookie,
  );
  if (first.dataTo === null) throw new Error('The store has no orders');
  const kinds = kpiKinds(first.dataTo, await scopesOf(server, cookie));
  const times = kinds.map(() => [] as number[]);
  const answers: KpiAnswer[] = [];
  for (let round = 0; round < (quick ? 3 : 20); round++) {
    for (const [index, kind] of kinds.entries()) {
      const { body, ms } = await timed<KpiAnswer>(server, pathOf(kind), cookie);
      times[index]?.push(ms);
      answers[index] = body;
    }
  }
  const all = times.flat();
  const slowest = kinds.reduce(
    (most, _, index) =>
      quantile(times[index] ?? [], 0.95) > quantile(times[most] ?? [], 0.95) ? index : most,
    0,
  );
  const common = { section: 'today', database: lane.database, unit: 'ms' } as const;
  report.add({
    ...common,
    name: `an answer, median of ${all.length} over ${kinds.length} queries`,
    ours: median(all),
  });
  report.add({
    ...common,
    name: 'an answer, p95',
    ours: quantile(all, 0.95),
    goal: GOALS.todayP95,
  });
  report.add({
    ...common,
    name: `slowest query, p95: ${kinds[slowest]?.name}`,
    ours: quantile(times[slowest] ?? [], 0.95),
    goal: GOALS.todayP95,
  });

  const direct = await runTask<DirectAnswer[]>('direct', url, {
    kinds: kinds.map((kind, index) => directKind(kind, answers[index] as KpiAnswer)),
  });
  const wrong = kinds
    .filter((_, index) => differs(answers[index] as KpiAnswer, direct[index] as DirectAnswer))
    .map(({ name }) => name);
  if (wrong.length > 0)
    report.fail('today', `The direct computation differs for: ${wrong.join('; ')}`);
  const ratios = kinds.map(
    (_, index) => median(times[index] ?? []) / (direct[index]?.ms ?? Number.NaN),
  );
  const compared = (name: string, at: readonly number[], ratio: number) =>
    report.add({
      ...common,
      name,
      ours: median(at.map((one) => median(times[one] ?? []))),
      reference: {
        name: 'ms straight from the orders',
        figure: median(at.map((one) => direct[one]?.ms ?? Number.NaN)),
      },
      ratio,
      goal: GOALS.todayDirect,
    });
  compared('against the orders, median of the queries', [...kinds.keys()], median(ratios));
  const worst = ratios.indexOf(Math.max(...ratios));
  compared(
    `against the orders, worst: ${kinds[worst]?.name}`,
    [worst],
    ratios[worst] ?? Number.NaN,
  );
};

export const measureToday = async (report: Report, lane: Lane, options: Options) => {
  const kept = await keptStore(lane, options.quick ? 'demo' : 'large');
  const url = await lane.copy(kept, 'today');
  const account = await prepareConsole(url);
  const server = await startConsole(url);
  try {
    await measure(report, lane, options, url, server, account);
  } finally {
    agent.destroy();
    await server.stop();
  }
};
