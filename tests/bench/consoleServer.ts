/** The server as `npm start` runs it, and the login of a member of staff. */
import { join } from 'node:path';
import { firstAnswer, freePort, type Started, startNode } from './processes.ts';
import { ROOT, TEMPORARY } from './workspace.ts';

export interface ConsoleServer extends Started {
  port: number;
  address: string;
}

let count = 0;

/** Starts the bundled server on a database and resolves at its first answer. */
export const startConsole = async (url: string): Promise<ConsoleServer> => {
  const port = await freePort();
  const { NODE_ENV: _, ...inherited } = process.env;
  const env = {
    ...inherited,
    DATABASE_URL: url,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: join(TEMPORARY, 'console'),
    SEED: 'none',
  };
  const logFile = join(TEMPORARY, `console-${++count}.log`);
  const started = startNode([join(ROOT, 'dist', 'server', 'main.js')], { cwd: ROOT, env, logFile });
  const address = `http://127.0.0.1:${port}`;
  await firstAnswer(`${address}/healthz`, started);
  return { ...started, port, address };
};

export interface Account {
  email: string;
  password: string;
}

/** The owner of every store of the bench. */
export const OWNER: Account = {
  email: 'owner@example.com',
  password: 'a password of the bench',
};

/** Starts the console once on a new database, which creates the tables, and makes the owner's account by the link. */
export const prepareConsole = async (url: string): Promise<Account> => {
  const server = await startConsole(url);
  // The link may be printed shortly after the first answer.
  const until = performance.now() + 10_000;
  for (;;) {
    const [, token] = /\/invitation\/(\S+)/.exec(server.output()) ?? [];
    if (token) {
      await acceptInvitation(server, token, OWNER);
      await server.stop();
      return OWNER;
    }
    if (performance.now() > until)
      throw new Error(`The first start names no link:\n${server.output().slice(0, 2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const acceptInvitation = async ({ address }: ConsoleServer, token: string, account: Account) => {
  const response = await fetch(`${address}/api/invitations/${token}/acceptance`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: address },
    body: JSON.stringify({ name: 'Owner', ...account }),
  });
  if (!response.ok)
    throw new Error(`The invitation was answered ${response.status}: ${await response.text()}`);
};

/** Signs in; returns the cookie of the session. */
export const signIn = async ({ address }: ConsoleServer, account: Account): Promise<string> => {
  const response = await fetch(`${address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: address },
    body: JSON.stringify(account),
  });
  if (!response.ok)
    throw new Error(`Signing in was answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};
