/** Composes the server: the list of domains, their routes, and the Express application. */
import { createHmac } from 'node:crypto';
import { existsSync } from 'node:fs';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import type { Logger } from 'pino';
import '#shared/validation';
import type { Connection } from '#db';
import type { PasswordHashing } from './platform/access/auth.ts';
import { authHandler } from './platform/access/authHandler.ts';
import { Identifier } from './platform/access/identify.ts';
import type { Application } from './platform/http/context.ts';
import { answerErrors } from './platform/http/answerErrors.ts';
import { openStorage } from './platform/files/openStorage.ts';
import type { FileStorage } from './platform/files/storage.ts';
import { mount } from './platform/http/mount.ts';
import { Metrics } from './platform/http/metrics.ts';
import { guardMetrics } from './platform/http/metricsAccess.ts';
import { faultFields } from './platform/http/faults.ts';
import { refuseForeignHost } from './platform/http/foreignSite.ts';
import { loggedPath, requestLog } from './platform/http/requestLog.ts';
import { docsPage } from './platform/http/docsPage.ts';
import { openApi } from './platform/http/openapi.ts';
import { type Domain, compose } from './domain.ts';
import { catalog } from './catalog/domain.ts';
import { insight } from './insight/domain.ts';
import { members } from './members/domain.ts';
import { orders } from './orders/domain.ts';
import { platform } from './platform/domain.ts';
import { configureAuth, loadAuth } from './platform/access/loadAuth.ts';
import { remember } from './platform/idempotency/remember.ts';
import { eventTypes } from './platform/outbox/eventTypes.ts';
import { pricing } from './pricing/domain.ts';
import { promotions } from './promotions/domain.ts';
import { service } from './service/domain.ts';
import { store } from './store/domain.ts';
import { surveys } from './surveys/domain.ts';
import type { Route } from './platform/http/route.ts';
import { serveClient } from './platform/http/site.ts';
import { servePublicPages } from './platform/publicPages/serve.ts';
import { settingsReader } from './platform/settings/read.ts';

export interface AppOptions {
  connection: Connection;
  secret: string;
  log: Logger;
  dataDir: string;
  /** See `Application`; false by default. */
  webhooksToPrivate?: boolean;
  /** By default the folder `files` below the data folder. */
  files?: FileStorage;
  now?: () => number;
  /** How long the settings are cached, in milliseconds. */
  settingsCacheMs?: number;
  publicUrl?: string | undefined;
  /** Where the console is on this machine, for links that leave it while it has no public address. */
  localUrl?: string;
  passwords?: PasswordHashing;
  trustProxy?: number;
  /** The largest JSON body in bytes; `BODY_LIMIT` if not given. */
  bodyLimit?: number;
  /** Bearer token for the metrics; without it they are for this machine only. */
  metricsToken?: string | undefined;
  /** Folder of the built client; no pages are served without it. */
  clientDir?: string;
}

/** The domains of the server in order: each may import only those before it. */
export const domains: readonly Domain[] = [
  platform,
  pricing,
  catalog,
  members,
  orders,
  promotions,
  service,
  surveys,
  insight,
  store,
];
compose(domains);

/** All routes of the API: they are mounted, documented and tested from this list. */
export const routes: readonly Route[] = domains.flatMap((domain) => domain.routes ?? []);

export interface App {
  express: Express;
  application: Application;
}

/** For load balancers and monitoring. */
const serveProbes = (
  app: Express,
  connection: Connection,
  metrics: Metrics,
  guard: RequestHandler,
) => {
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    try {
      await connection.ping();
      response.json({ status: 'ready' });
    } catch {
      response.status(503).json({ status: 'database unreachable' });
    }
  });
  app.get(
    '/metrics',
    guard,
    (_request, response) => void response.type('text/plain; version=0.0.4').send(metrics.render()),
  );
};

/** Without the slash at its end. */
const siteOf = ({ publicUrl, localUrl = 'http://localhost:3000' }: AppOptions) => ({
  url: (publicUrl ?? localUrl).replace(/\/+$/, ''),
  isPublic: publicUrl !== undefined,
});

export const createApp = (options: AppOptions): App => {
  const { connection, log, dataDir, secret, publicUrl, passwords, bodyLimit } = options;
  const settings = settingsReader(connection, options.settingsCacheMs);
  const metrics = new Metrics();
  let writes = 0;
  const application: Application = {
    connection,
    settings,
    writes: () => writes,
    countWrite: () => void writes++,
    logFault: (error, during) => log.error({ err: faultFields(error), during }),
    dataDir,
    files: options.files ?? openStorage(dataDir),
    now: options.now ?? Date.now,
    webhooksToPrivate: options.webhooksToPrivate ?? false,
    derive: (text) => createHmac('sha256', secret).update(`derived ${text}`).digest(),
    site: siteOf(options),
  };
  configureAuth(application, { secret, publicUrl, passwords });
  const identifier = new Identifier(application, () => loadAuth(application));

  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', options.trustProxy ?? 0);
  app.set('query parser', 'simple');

  app.use(requestLog(log, metrics, publicUrl?.startsWith('https:')));
  app.use(refuseForeignHost(publicUrl));
  // First, because most requests are for it; other paths below /api pass through.
  app.use('/api', mount({ application, identifier, remember, bodyLimit }, routes));
  app.use('/s', servePublicPages(application));
  const isBehindProxy = publicUrl !== undefined || Boolean(options.trustProxy);
  serveProbes(app, connection, metrics, guardMetrics(options.metricsToken, isBehindProxy));
  app.get(
    '/api/openapi.json',
    (_request, response) => void response.json(openApi(routes, eventTypes.parts)),
  );
  app.get('/api/docs', (_request, response) => void response.type('html').send(docsPage(routes)));

  app.all('/api/auth/{*path}', authHandler(application, identifier, bodyLimit));
  app.use(
    '/api',
    (_request, response) => void response.status(404).json({ message: 'errors.notFound' }),
  );

  if (options.clientDir && existsSync(options.clientDir)) app.use(serveClient(options.clientDir));
  app.use(
    answerErrors((error: unknown, request: Request, response: Response) =>
      log.error({
        err: faultFields(error),
        method: request.method,
        path: loggedPath(request, response),
      }),
    ),
  );
  return { express: app, application };
};
