/** The servers for measuring requests: the console and its references, each on its own copy of one catalogue. */
import { join } from 'node:path';
import {
  type Account,
  type ConsoleServer,
  prepareConsole,
  signIn,
  startConsole,
} from './consoleServer.ts';
import type { Lane } from './lanes.ts';
import { firstAnswer, freePort, type Started, startNode } from './processes.ts';
import { runTask } from './task.ts';
import { bundle, ROOT, TEMPORARY } from './workspace.ts';

export const REFERENCES = {
  raw: ['raw', 'normal'],
  rawFull: ['raw', 'full'],
  express: ['express', 'normal'],
} as const;
export type ReferenceName = keyof typeof REFERENCES;

export interface Reference {
  port: number;
  pid: number;
}

export interface Rig {
  lane: Lane;
  url: string;
  account: Account;
  console: ConsoleServer;
  /** Headers of requests with a session. */
  headers: Record<string, string>;
  categoryIds: readonly number[];
  references: Readonly<Record<ReferenceName, Reference>>;
  close: () => Promise<void>;
}

const startReference = async (script: string, name: ReferenceName, url: string) => {
  const port = await freePort();
  const options = {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: url },
    logFile: join(TEMPORARY, `${name}.log`),
  };
  const started = startNode([script, ...REFERENCES[name], String(port)], options);
  await firstAnswer(`http://127.0.0.1:${port}/row/1`, started);
  return { started, port };
};

/** A database with the catalogue and the first accounts, and the manager's account. */
export const prepareCatalog = async (lane: Lane) => {
  const url = await lane.create('catalog');
  const { categoryIds } = await runTask<{ categoryIds: number[] }>('catalog', url);
  return { url, categoryIds, account: await prepareConsole(url) };
};

export const openRig = async (lane: Lane): Promise<Rig> => {
  const script = await bundle('tests/bench/reference/server.ts', 'reference');
  const { url, categoryIds, account } = await prepareCatalog(lane);
  await lane.settle(url);
  const servers: Started[] = [];
  const references = {} as Record<ReferenceName, Reference>;
  for (const name of Object.keys(REFERENCES) as ReferenceName[]) {
    const { started, port } = await startReference(
      script,
      name,
      await lane.copy(url, `catalog-${name}`),
    );
    servers.push(started);
    references[name] = { port, pid: started.pid };
  }
  const server = await startConsole(url);
  servers.push(server);
  const headers = { Cookie: await signIn(server, account) };
  const close = async () => void (await Promise.all(servers.map((started) => started.stop())));
  return { lane, url, account, console: server, headers, categoryIds, references, close };
};
