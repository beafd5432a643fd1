/** Resident memory of a newly started console: idle, after a login, and at its highest under load. */
import { setTimeout as wait } from 'node:timers/promises';
import { signIn, startConsole } from './consoleServer.ts';
import { inTurn } from './load.ts';
import type { Options } from './options.ts';
import { memoryOf } from './processes.ts';
import type { Report } from './report.ts';
import { listPaths } from './requests.ts';
import type { Rig } from './rig.ts';
import { GOALS } from './targets.ts';

const CONNECTIONS = 50;
const SETTLED_MS = 3000;

export const measureMemory = async (report: Report, rig: Rig, options: Options) => {
  const server = await startConsole(rig.url);
  const row = (name: string, ours: number, goal?: (typeof GOALS)['memoryIdle']) =>
    report.add({
      section: 'memory',
      name,
      database: rig.lane.database,
      ours,
      unit: 'MiB',
      ...(goal && { goal }),
    });
  try {
    await wait(SETTLED_MS);
    const started = memoryOf(server.pid);
    if (!started) throw new Error('This system does not report the memory of a process');
    row('idle after the start', started.now, GOALS.memoryIdle);
    const headers = { Cookie: await signIn(server, rig.account) };
    const requests = listPaths(rig.categoryIds).ours.map((path) => ({
      method: 'GET' as const,
      path,
      headers,
    }));
    await wait(SETTLED_MS);
    row('idle after a first sign-in', memoryOf(server.pid)?.now ?? Number.NaN, GOALS.memoryIdle);
    await inTurn(
      [{ name: 'console', port: server.port, pid: server.pid, requests }],
      options,
      CONNECTIONS,
    );
    row(
      `highest, ${CONNECTIONS} connections listing`,
      memoryOf(server.pid)?.peak ?? Number.NaN,
      GOALS.memoryPeak,
    );
  } finally {
    await server.stop();
  }
};
