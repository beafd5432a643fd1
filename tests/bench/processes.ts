/** Child processes of the bench, which are all ended with it. */
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Adds a process to the list of those to end. */
export const tracked = <T extends ChildProcess>(child: T): T => {
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};

export interface Started {
  pid: number;
  /** Its output so far. */
  output: () => string;
  /** Ends it with SIGTERM, and with SIGKILL after a timeout. */
  stop: () => Promise<void>;
  exited: Promise<number>;
}

/** Starts `node …args` and writes its output to `logFile`. */
export const startNode = (
  args: readonly string[],
  { logFile, ...options }: SpawnOptions & { logFile: string },
): Started => {
  const log = openSync(logFile, 'w');
  const child = tracked(spawn(process.execPath, args, { ...options, stdio: ['ignore', log, log] }));
  closeSync(log);
  const exited = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  return {
    pid: child.pid ?? 0,
    output: () => readFileSync(logFile, 'utf8'),
    exited,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await once(child, 'exit');
      clearTimeout(timer);
    },
  };
};

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const answers = (url: string) =>
  new Promise<boolean>((resolve) => {
    const request = get(url, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.once('error', () => resolve(false));
  });

/** Resolves at the first 200; throws with the output of the process if it ends earlier or after `ms`. */
export const firstAnswer = async (url: string, started: Started, ms = 60_000) => {
  const until = performance.now() + ms;
  let ended = false;
  void started.exited.then(() => (ended = true));
  while (!(await answers(url))) {
    if (ended || performance.now() > until)
      throw new Error(`No answer from ${url}\n${started.output().slice(-2000)}`);
    await wait(2);
  }
};

/** Current and highest resident memory in MiB; null if the system does not report it. */
export const memoryOf = (pid: number): { now: number; peak: number } | null => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const mib = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
    return { now: mib('VmRSS'), peak: mib('VmHWM') };
  } catch {
    return null;
  }
};

/** Clock ticks per second in /proc, always 100 for programs. */
const TICKS = 100;

/** Microseconds of processor time that a process has used; NaN if the system does not report it. */
export const processorTime = (pid: number): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name in brackets, the state is field 0, and user and system time are fields 11 and 12.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) / TICKS) * 1_000_000;
  } catch {
    return Number.NaN;
  }
};
