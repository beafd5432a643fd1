/** Starts the built console as a separate process on a store in a folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { clockArguments } from './clock.ts';

export const ROOT = join(import.meta.dirname, '..', '..', '..');
const START_MS = 60_000;

export interface RunningConsole {
  url: string;
  stop: () => Promise<void>;
}

/** The environment of a console whose database and files are in this folder. */
export const environmentOf = (folder: string) => ({
  ...process.env,
  NODE_ENV: 'development',
  DATABASE_URL: join(folder, 'store.sqlite'),
  DATA_DIR: folder,
  HOST: '127.0.0.1',
  PORT: '0',
  // The store is filled already, so this only makes the demo accounts.
  SEED: 'demo',
  LOG_LEVEL: 'silent',
  // Each context of a browser names an address of its own: logins are limited by address.
  TRUST_PROXY: '1',
});

/** Resolves to the address that the server prints when it listens. */
const addressOf = (server: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    const output: string[] = [];
    const timer = setTimeout(() => reject(new Error('The console did not start')), START_MS);
    server.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The console ended with ${code}: ${output.join('\n')}`));
    });
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

/** `offset`: milliseconds between the machine's clock and the console's. */
export const startConsole = async (folder: string, offset: number): Promise<RunningConsole> => {
  const main = join(ROOT, 'dist', 'server', 'main.js');
  const server = spawn(process.execPath, [...clockArguments(offset), main], {
    cwd: ROOT,
    env: environmentOf(folder),
  });
  const stop = async () => {
    if (server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  };
  try {
    return { url: await addressOf(server), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
