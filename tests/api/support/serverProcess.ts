/** Starts a server as a process of its own, on the database of a test. `onLine` is called with each line that it prints. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundledScript } from './bundledScript.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

export interface ServerProcess {
  url: string;
  process: ChildProcess;
  /** Resolves to the exit code; null if a signal ended the process. */
  ended: Promise<number | null>;
}

/** Resolves to the address that the server prints when it listens. */
const addressOf = (server: ChildProcess, onLine: (line: string) => void) =>
  new Promise<string>((resolve, reject) => {
    const output: string[] = [];
    server.once('exit', (code) =>
      reject(new Error(`The server ended with ${code}: ${output.join('\n')}`)),
    );
    for (const stream of [server.stdout, server.stderr]) {
      if (!stream) continue;
      createInterface(stream).on('line', (line) => {
        output.push(line);
        onLine(line);
        const [url] = /http:\/\/localhost:\d+/.exec(line) ?? [];
        if (url) resolve(url.replace('localhost', '127.0.0.1'));
      });
    }
  });

export const startServer = async (
  databaseUrl: string,
  dataDir: string,
  settings: Record<string, string> = {},
  onLine: (line: string) => void = () => undefined,
): Promise<ServerProcess> => {
  const server = spawn(process.execPath, [await bundledScript('server/main.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      SEED: 'none',
      LOG_LEVEL: 'silent',
      ...settings,
    },
  });
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  return { url: await addressOf(server, onLine), process: server, ended };
};
