/** Builds the console if it is out of date, fills a small store, starts the server on it and logs in each role. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { signIn } from './signIn.ts';
import { addWork } from './work.ts';

declare module 'vitest' {
  interface ProvidedContext {
    console: Served;
  }
}

export interface Served {
  url: string;
  /** Session cookies, from one login per role, because logins are rate-limited. */
  cookies: { owner: string; manager: string; marketer: string; agent: string };
  /** The path of the page that accepts an invitation. */
  invitation: string;
}

const ROOT = join(import.meta.dirname, '..', '..', '..');
const START_MS = 60_000;

const ensureBuilt = async () => {
  const prepare = pathToFileURL(join(ROOT, 'server', 'cli', 'prepare.mjs')).href;
  await ((await import(prepare)) as { ensureBuilt: () => Promise<void> }).ensureBuilt();
};

/** Resolves to the address that the server prints when it listens. */
const addressOf = (server: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    const output: string[] = [];
    const timer = setTimeout(() => reject(new Error('The console did not start')), START_MS);
    server.once('exit', (code) =>
      reject(new Error(`The console ended with ${code}: ${output.join('\n')}`)),
    );
    for (const stream of [server.stdout, server.stderr]) {
      if (!stream) continue;
      createInterface(stream).on('line', (line) => {
        output.push(line);
        const [url] = /http:\/\/localhost:\d+/.exec(line) ?? [];
        if (!url) return;
        clearTimeout(timer);
        resolve(url);
      });
    }
  });

export default async function setup(project: TestProject) {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'console-browser-'));
  const env = {
    ...process.env,
    NODE_ENV: 'development',
    DATABASE_URL: join(folder, 'store.sqlite'),
    DATA_DIR: folder,
    HOST: '127.0.0.1',
    PORT: '0',
    SEED: 'none',
    LOG_LEVEL: 'silent',
  };
  const fill = join(import.meta.dirname, 'fillStore.ts');
  await promisify(execFile)(process.execPath, ['--import', 'tsx', fill], { cwd: ROOT, env });
  const server = spawn(process.execPath, [join(ROOT, 'dist', 'server', 'main.js')], {
    cwd: ROOT,
    env,
  });
  const stop = async () => {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const url = await addressOf(server);
    const cookies = {
      owner: await signIn(url, 'owner'),
      manager: await signIn(url, 'manager'),
      marketer: await signIn(url, 'marketer'),
      agent: await signIn(url, 'agent'),
    };
    const invitation = await addWork(url, cookies.owner);
    project.provide('console', { url, cookies, invitation });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
