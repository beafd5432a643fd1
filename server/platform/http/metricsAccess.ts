/** Who may read the metrics, which tell how much the store sells and when. */
import { hash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';

const digest = (text: string) => hash('sha256', text, 'buffer');
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/**
 * With a token, whoever sends it as a bearer token; without one, only programs on this machine, and nobody where a proxy
 * on this machine may pass on requests of others.
 */
export const guardMetrics =
  (token: string | undefined, isBehindProxy: boolean): RequestHandler =>
  (request, response, next) => {
    const sent = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const isAllowed =
      token === undefined
        ? !isBehindProxy &&
          LOOPBACK.has(request.socket.remoteAddress ?? '') &&
          request.headers['x-forwarded-for'] === undefined
        : sent !== undefined && timingSafeEqual(digest(sent), digest(token));
    if (isAllowed) return next();
    response.status(401).json({ message: 'errors.loginRequired' });
  };
