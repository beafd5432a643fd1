/** Who may read the metrics, which tell how much the store sells and when. */
import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

const digest = (text: string) => hash('sha256', text, 'buffer');
const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const OWN_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
/** Headers that say that a request is passed on for somebody else. */
const PASSED_ON = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** From a program on this machine that asks for itself. */
const isLocal = ({ socket, headers }: IncomingMessage): boolean =>
  LOOPBACK.has(socket.remoteAddress ?? '') &&
  OWN_HOST.test(headers.host ?? '') &&
  PASSED_ON.every((name) => headers[name] === undefined);

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
        ? !isBehindProxy && isLocal(request)
        : sent !== undefined && timingSafeEqual(digest(sent), digest(token));
    if (isAllowed) return next();
    response.status(401).json({ message: 'errors.loginRequired' });
  };
