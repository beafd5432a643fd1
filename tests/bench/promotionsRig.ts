/** The console with few and with many codes, and the minimal checkout, each on its own copy of one store. */
import { join } from 'node:path';
import { type Account, type ConsoleServer, prepareConsole, startConsole } from './consoleServer.ts';
import type { Lane } from './lanes.ts';
import { firstAnswer, freePort, type Started, startNode } from './processes.ts';
import { runTask } from './task.ts';
import { bundle, ROOT, TEMPORARY } from './workspace.ts';

const FEW_CODES = 1000;

export interface PromotionsRig {
  lane: Lane;
  account: Account;
  /** Headers of requests from the store's system. */
  headers: Record<string, string>;
  /** The promotion that needs a code. */
  promotionId: number;
  /** The number of codes in each console. */
  codes: { few: number; many: number };
  few: ConsoleServer;
  many: ConsoleServer & { url: string };
  reference: { port: number; pid: number };
  close: () => Promise<void>;
}

const startReference = async (url: string) => {
  const script = await bundle('tests/bench/reference/checkoutServer.ts', 'checkout');
  const port = await freePort();
  const env = { ...process.env, DATABASE_URL: url };
  const started = startNode([script, String(port)], {
    cwd: ROOT,
    env,
    logFile: join(TEMPORARY, 'checkout.log'),
  });
  await firstAnswer(`http://127.0.0.1:${port}/`, started);
  return { ...started, port };
};

export const openPromotionsRig = async (lane: Lane, manyCodes: number): Promise<PromotionsRig> => {
  const url = await lane.create('promotions');
  const account = await prepareConsole(url);
  const { secret, promotionId, batchId } = await runTask<{
    secret: string;
    promotionId: number;
    batchId: number;
  }>('promotionsStore', url);
  await runTask('promotionsCodes', url, { batchId, from: 1, to: FEW_CODES });
  const manyUrl = await lane.copy(url, 'promotions-many');
  await runTask('promotionsCodes', manyUrl, { batchId, from: FEW_CODES + 1, to: manyCodes });
  const plainUrl = await lane.copy(manyUrl, 'promotions-plain');
  for (const filled of [url, manyUrl, plainUrl]) await lane.settle(filled);
  const servers: Started[] = [];
  const kept = <T extends Started>(server: T): T => {
    servers.push(server);
    return server;
  };
  const reference = kept(await startReference(plainUrl));
  const few = kept(await startConsole(url));
  const many = { ...kept(await startConsole(manyUrl)), url: manyUrl };
  return {
    lane,
    account,
    headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
    promotionId,
    codes: { few: FEW_CODES, many: manyCodes },
    few,
    many,
    reference,
    close: async () => void (await Promise.all(servers.map((server) => server.stop()))),
  };
};
