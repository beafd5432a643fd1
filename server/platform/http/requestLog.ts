/** Gives each request an id and security headers; counts it and logs it once it is answered. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import { securityHeaders } from './site.ts';

export const requestLog =
  (log: Logger, metrics: Metrics): RequestHandler =>
  (request, response, next) => {
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
  };
