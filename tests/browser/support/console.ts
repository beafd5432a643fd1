/** Starts the built console as a separate process on a store in a folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { clockArguments } from './clock.ts';

export const ROOT = join(import.meta.dirname, '..', '..', '..');
const START_MS = 60_000;

export interface RunningConsole {
  url: string;
  stop: () => Promise<void>;
}

/** A port of this machine that nothing listens on. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

/**
 * The environment of a console whose database and files are in this folder. With a port of its own it has a public address,
 * which links in e-mails need.
 */
export const environmentOf = (folder: string, port?: number) => ({
  ...process.env,
  NODE_ENV: 'development',
  DATABASE_URL: join(folder, 'store.sqlite'),
  DATA_DIR: folder,
  HOST: '127.0.0.1',
  PORT: String(port ?? 0),
  ...(port !== undefined && { PUBLIC_URL: `http://localhost:${port}` }),
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
export const startConsole = async (
  folder: string,
  offset: number,
  port?: number,
): Promise<RunningConsole> => {
  const main = join(ROOT, 'dist', 'server', 'main.js');
  const server = spawn(process.execPath, [...clockArguments(offset), main], {
    cwd: ROOT,
    env: environmentOf(folder, port),
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
