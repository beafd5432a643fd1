/** Time from the start of the process to its first 200, on a migrated database, compared with a minimal Express and Drizzle server. */
import { join } from 'node:path';
import { prepareConsole } from './consoleServer.ts';
import type { Lane } from './lanes.ts';
import type { Options } from './options.ts';
import { firstAnswer, freePort, startNode } from './processes.ts';
import type { Report } from './report.ts';
import { median, pairedRatio } from './statistics.ts';
import { GOALS } from './targets.ts';
import { bundle, ROOT, TEMPORARY } from './workspace.ts';

const start = async (args: readonly string[], url: string): Promise<number> => {
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: url,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: join(TEMPORARY, 'cold'),
    SEED: 'none',
  };
  const from = performance.now();
  const started = startNode(args, { cwd: ROOT, env, logFile: join(TEMPORARY, 'cold.log') });
  await firstAnswer(`http://127.0.0.1:${port}/healthz`, started);
  const ms = performance.now() - from;
  await started.stop();
  return ms;
};

export const measureCold = async (report: Report, lane: Lane, { quick }: Options) => {
  const url = await lane.create('cold');
  await prepareConsole(url);
  const servers = {
    console: [join(ROOT, 'dist', 'server', 'main.js')],
    bundled: [await bundle('tests/bench/reference/coldServer.ts', 'cold')],
    unbundled: [
      '--import',
      import.meta.resolve('tsx'),
      join(ROOT, 'tests/bench/reference/coldServer.ts'),
    ],
  };
  const times = { console: [] as number[], bundled: [] as number[], unbundled: [] as number[] };
  for (let round = 0; round < (quick ? 3 : 9); round++) {
    for (const [name, args] of Object.entries(servers))
      times[name as keyof typeof servers].push(await start(args, url));
  }
  const common = {
    section: 'cold',
    database: lane.database,
    ours: median(times.console),
    range: [Math.min(...times.console), Math.max(...times.console)],
    unit: 'ms',
  } as const;
  report.add({
    ...common,
    name: 'start to first 200',
    reference: { name: 'Express + Drizzle, bundled', figure: median(times.bundled) },
    ratio: pairedRatio(times.console, times.bundled),
    goal: GOALS.cold,
  });
  report.add({
    ...common,
    name: 'start to first 200',
    reference: { name: 'Express + Drizzle, from sources', figure: median(times.unbundled) },
    ratio: pairedRatio(times.console, times.unbundled),
  });
};
