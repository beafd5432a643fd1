/** Gives each request an id and security headers; counts it and logs it once it is answered. */
import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { noteRequest } from './lastRequest.ts';
import type { Metrics } from './metrics.ts';
import { securityHeaders } from './site.ts';

/** Where a route leaves its path for the log. */
export const ROUTE = 'route';

/** The id that the log, the answer's header and the activities of the request share. */
export const requestIdOf = (response: Response): string =>
  String(response.getHeader('X-Request-Id'));

/**
 * The path of the route, with ids filled in: an address may hold the token of an invitation, a code or a name, and its
 * query personal data. Other addresses are logged by their beginning.
 */
export const loggedPath = (request: Request, response: Response): string => {
  const path: unknown = response.locals[ROUTE];
  if (typeof path !== 'string') return `/${request.path.split('/')[1]?.slice(0, 20) ?? ''}/…`;
  return `/api${path.replace(/:(\w+)/g, (name, key: string) => {
    const value = request.params[key];
    return typeof value === 'string' && /^\d{1,10}$/.test(value) ? value : name;
  })}`;
};

export const requestLog =
  (log: Logger, metrics: Metrics, isHttps = false): RequestHandler =>
  (request, response, next) => {
    const started = performance.now();
    noteRequest();
    const id = randomUUID();
    response.setHeader('X-Request-Id', id);
    securityHeaders(response, isHttps);
    response.on('finish', () => {
      const ms = performance.now() - started;
      metrics.observe(request.method, response.statusCode, ms);
      if (request.path !== '/healthz')
        log.info({
          id,
          method: request.method,
          path: loggedPath(request, response),
          status: response.statusCode,
          ms: Math.round(ms),
        });
    });
    next();
  };
