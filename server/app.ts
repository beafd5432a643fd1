/** createApp: the composition root. Everything the server serves is in `routes`. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import express, { type Express, type Request } from 'express';
import type { Logger } from 'pino';
import '#shared/validation';
import type { Connection } from '#db';
import { Identifier } from './platform/access/identify.ts';
import { withPromiseHooks } from './platform/access/promiseHooks.ts';
import { accessRoutes } from './platform/access/routes.ts';
import type { Auth } from './platform/access/auth.ts';
import { activityRoutes } from './platform/activities/routes.ts';
import { apiKeyRoutes } from './platform/apiKeys/routes.ts';
import { attributeRoutes } from './catalog/attributes/routes.ts';
import { campaignRoutes } from './promotions/campaigns/routes.ts';
import { categoryRoutes } from './catalog/categories/routes.ts';
import { competitorRoutes } from './pricing/competitors/routes.ts';
import { couponRoutes } from './promotions/coupons/routes.ts';
import { exportRoutes } from './platform/exports/routes.ts';
import type { Application } from './platform/http/context.ts';
import { answerErrors, mount } from './platform/http/mount.ts';
import { Metrics } from './platform/http/metrics.ts';
import { docsPage, openApi } from './platform/http/openapi.ts';
import type { Route } from './platform/http/route.ts';
import { securityHeaders, serveClient } from './platform/http/site.ts';
import { importRoutes } from './platform/imports/routes.ts';
import { jobRoutes } from './platform/jobs/routes.ts';
import { kpiRoutes } from './insight/kpis/routes.ts';
import { memberRoutes } from './members/members/routes.ts';
import { orderRoutes } from './orders/orders/routes.ts';
import { priceBatchRoutes } from './pricing/priceBatches/routes.ts';
import { priceListRoutes } from './pricing/priceLists/routes.ts';
import { priceRoutes } from './pricing/prices/routes.ts';
import { pricingRoutes } from './pricing/reports/routes.ts';
import { productRoutes } from './catalog/products/routes.ts';
import { promotionEffectRoutes } from './promotions/effects/routes.ts';
import { promotionCaseRoutes } from './promotions/simulator/caseRoutes.ts';
import { promotionRoutes } from './promotions/promotions/routes.ts';
import { qualityRoutes } from './catalog/quality/routes.ts';
import { quoteRoutes } from './promotions/quotes/routes.ts';
import { redemptionRoutes } from './promotions/redemptions/routes.ts';
import { seasonalPlanRoutes } from './pricing/seasonalPlans/routes.ts';
import { settingsRoutes } from './platform/settings/routes.ts';
import { settingsReader } from './platform/settings/read.ts';
import { staffRoutes } from './platform/staff/routes.ts';
import { storeRoutes } from './store/routes.ts';

export interface AppOptions {
  connection: Connection;
  secret: string;
  log: Logger;
  dataDir: string;
  now?: () => number;
  publicUrl?: string | undefined;
  trustProxy?: number;
  /** Folder of the built client; no pages are served without it. */
  clientDir?: string;
}

/** Every route of the API, in one list: mounted, documented and tested from here. */
export const routes: readonly Route[] = [
  ...accessRoutes,
  ...activityRoutes,
  ...apiKeyRoutes,
  ...attributeRoutes,
  ...campaignRoutes,
  ...categoryRoutes,
  ...competitorRoutes,
  ...couponRoutes,
  ...exportRoutes,
  ...importRoutes,
  ...jobRoutes,
  ...kpiRoutes,
  ...memberRoutes,
  ...orderRoutes,
  ...priceBatchRoutes,
  ...priceListRoutes,
  ...priceRoutes,
  ...pricingRoutes,
  ...productRoutes,
  ...promotionEffectRoutes,
  ...promotionCaseRoutes,
  ...promotionRoutes,
  ...qualityRoutes,
  ...quoteRoutes,
  ...redemptionRoutes,
  ...seasonalPlanRoutes,
  ...settingsRoutes,
  ...staffRoutes,
  ...storeRoutes,
];

export interface App {
  express: Express;
  application: Application;
}

export const createApp = (options: AppOptions): App => {
  const { connection, log, dataDir, secret, publicUrl } = options;
  const settings = settingsReader(connection);
  const metrics = new Metrics();
  let loaded: Promise<Auth> | undefined;
  const application: Application = {
    connection,
    settings,
    dataDir,
    now: options.now ?? Date.now,
    auth: () =>
      (loaded ??= import('./platform/access/auth.ts').then(({ createAuth }) =>
        createAuth(application, { secret, publicUrl }),
      )),
  };
  const identifier = new Identifier(application, application.auth);

  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', options.trustProxy ?? 0);
  app.set('query parser', 'simple');

  app.use((request, response, next) => {
    const started = performance.now();
    const id = randomUUID();
    response.setHeader('X-Request-Id', id);
    securityHeaders(response);
    response.on('finish', () => {
      const ms = performance.now() - started;
      metrics.observe(request.method, response.statusCode, ms);
      // The path only: a query may hold personal data.
      if (request.path !== '/healthz')
        log.info({
          id,
          method: request.method,
          path: request.path,
          status: response.statusCode,
          ms: Math.round(ms),
        });
    });
    next();
  });

  // First, for it is what most requests are for; what is below /api and not in `routes` passes through.
  app.use('/api', mount(application, identifier, routes));
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
    (_request, response) => void response.type('text/plain; version=0.0.4').send(metrics.render()),
  );
  app.get('/api/openapi.json', (_request, response) => void response.json(openApi(routes)));
  app.get('/api/docs', (_request, response) => void response.type('html').send(docsPage(routes)));

  app.all('/api/auth/{*path}', async (request, response) => {
    // Our own view of the caller's address, for the login throttle.
    request.headers['x-console-address'] = request.ip ?? '127.0.0.1';
    const { toNodeHandler } = await import('better-auth/node');
    if (request.method !== 'GET') identifier.forget();
    response.on('finish', () => identifier.forget());
    const auth = await application.auth();
    await connection.outsideTransaction(() =>
      withPromiseHooks(() => toNodeHandler(auth)(request, response)),
    );
  });
  app.use(
    '/api',
    (_request, response) => void response.status(404).json({ message: 'errors.notFound' }),
  );

  if (options.clientDir && existsSync(options.clientDir)) app.use(serveClient(options.clientDir));
  app.use(
    answerErrors((error: unknown, request: Request) =>
      log.error({ err: error, method: request.method, path: request.path }),
    ),
  );
  return { express: app, application };
};
