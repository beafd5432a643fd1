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

/** Starts the console once on a new database, which creates the tables and first accounts, and returns one account. */
export const prepareConsole = async (
  url: string,
  role: 'owner' | 'manager' = 'manager',
): Promise<Account> => {
  const server = await startConsole(url);
  // The accounts may be printed shortly after the first answer.
  const until = performance.now() + 10_000;
  for (;;) {
    const [, email, password] =
      new RegExp(`\\b(${role}@\\S+)\\s+(\\S+)`).exec(server.output()) ?? [];
    if (email && password) {
      await server.stop();
      return { email, password };
    }
    if (performance.now() > until)
      throw new Error(
        `The first start names no account of ${role}:\n${server.output().slice(0, 2000)}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
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
