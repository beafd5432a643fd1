/** Starts the server: environment, database, first accounts, listening, and graceful shutdown. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { type Connection, connect } from '#db';
import { refusalOf } from '#db/errors';
import { statementLog } from '#db/log';
import { START_MS } from '#db/timeouts';
import { ensureFirstAccounts } from './platform/access/firstAccounts.ts';
import { storedSecret } from './platform/access/storedSecret.ts';
import { createApp } from './app.ts';
import { bucketOf, readEnv } from './env.ts';
import { openStorage } from './platform/files/openStorage.ts';
import { prepareStore } from '../seed/prepareStore.ts';
import { stopServer } from './stopServer.ts';
import { messagesOf } from './platform/http/messages.ts';
import { resumeJobs, stopJobs } from './platform/jobs/runner.ts';
import { MessageSender } from './platform/messages/sender.ts';
import { Sender } from './platform/webhooks/sender.ts';

/** The folder of the built client: next to the bundled server, or in dist/ when running from sources. */
const CLIENT_DIR = ['../client', '../dist/client']
  .map((path) => join(import.meta.dirname, path))
  .find((path) => existsSync(join(path, 'assets')));

/** `getMany` sends all ids in the address; this is enough for thousands of them. */
const MAX_HEADER_BYTES = 256 * 1024;
/** For ending jobs and connections, after the requests under way, in milliseconds. */
const EXIT_MS = 3000;
/** Between two attempts to reach the database at the start, in milliseconds. */
const RETRY_MS = 2000;

/** Migrates the database. One that cannot be reached yet is tried again for a while. */
const migrate = async (connection: Connection) => {
  for (const until = performance.now() + START_MS; ; await setTimeout(RETRY_MS)) {
    try {
      return await connection.migrate();
    } catch (error) {
      if (refusalOf(error)?.kind !== 'unavailable' || performance.now() > until) throw error;
      const { code, message } = error as NodeJS.ErrnoException;
      console.error(`The database cannot be reached (${message || code}); trying again`);
    }
  }
};

/** Its code is loaded only when a demo store is made. */
const writeDemo = async (connection: Connection) => {
  const { seedDemo } = await import('../seed/demo.ts');
  await seedDemo(connection, { now: Date.now(), log: console.log });
};

const start = async () => {
  const env = readEnv();
  const log = pino(
    {
      level: env.LOG_LEVEL,
      base: null,
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
    pino.destination({ sync: false, minLength: 4096, periodicFlush: 250 }),
  );
  const connection = connect(env.DATABASE_URL, { log: statementLog(log) });
  await migrate(connection);
  const isDemoStore = await prepareStore(connection, { wantsDemo: env.SEED === 'demo', writeDemo });
  const { express, application } = createApp({
    connection,
    log,
    secret: env.AUTH_SECRET ?? (await storedSecret(env.DATA_DIR)),
    dataDir: env.DATA_DIR,
    files: openStorage(env.DATA_DIR, bucketOf(env)),
    publicUrl: env.PUBLIC_URL,
    localUrl: `http://localhost:${env.PORT}`,
    trustProxy: env.TRUST_PROXY,
    metricsToken: env.METRICS_TOKEN,
    webhooksToPrivate: env.WEBHOOKS_TO_PRIVATE === 'allow',
    ...(CLIENT_DIR && { clientDir: CLIENT_DIR }),
  });
  const accounts = await ensureFirstAccounts(application, {
    demo: isDemoStore && !env.production,
  });
  await resumeJobs(application);
  const sender = new Sender(application);
  sender.start();
  const messageSender = new MessageSender(application);
  messageSender.start();

  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, ...messagesOf(express) }, express);
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(env.PORT, env.HOST, resolve),
  );
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : env.PORT;
  const url = env.PUBLIC_URL ?? `http://localhost:${port}`;
  console.log(`Merchant Console is ready at ${url}`);
  for (const line of accounts) console.log(line.replace('{url}', url));

  const stopMs = env.STOP_SECONDS * 1000;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // A job or a database that does not end is not waited for.
    void setTimeout(stopMs + EXIT_MS, undefined, { ref: false }).then(() => process.exit(1));
    await Promise.all([
      stopServer(server, stopMs),
      stopJobs(),
      sender.stop(),
      messageSender.stop(),
    ]);
    await connection.close();
    log.flush();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};

start().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  const known =
    error.code === 'EADDRINUSE'
      ? `Cannot start: port ${error.port} is in use; set PORT to another`
      : error.message;
  console.error(known.startsWith('Cannot start') ? known : `Cannot start: ${known}`);
  process.exit(1);
});
