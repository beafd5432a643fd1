/** Passes requests below `/api/auth` to better-auth, which is loaded with the first of them. */
import type { Request as Incoming, RequestHandler, Response } from 'express';
import type { Application } from '../http/context.ts';
import { readBody } from '../http/body.ts';
import type { Identifier } from './identify.ts';
import { AUTH_PATHS } from './authPaths.ts';
import { ROUTE } from '../http/requestLog.ts';
import { HttpError } from '../http/errors.ts';
import { loadAuth } from './loadAuth.ts';
import { forgetAttempts, takeAttempt } from './loginAttempts.ts';
import { accountLimit, type Attempt, limitsOf } from './loginLimits.ts';
import { withPromiseHooks } from './promiseHooks.ts';

/** The header with the caller's address, for the login throttle. It is never taken from the client. */
export const ADDRESS_HEADER = 'x-console-address';
/** Describe the body as it was sent; it is sent on as parsed. */
const BODY_HEADERS = new Set(['content-length', 'content-encoding', 'content-type']);

const headersOf = (incoming: Incoming): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (BODY_HEADERS.has(name) || name.startsWith(':')) continue;
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  headers.set(ADDRESS_HEADER, incoming.ip ?? '127.0.0.1');
  return headers;
};

const toRequest = (incoming: Incoming, body: unknown): Request => {
  const base = `${incoming.protocol}://${incoming.headers.host ?? 'localhost'}`;
  const url = new URL(incoming.originalUrl, URL.canParse(base) ? base : 'http://localhost');
  const headers = headersOf(incoming);
  if (body === undefined) return new Request(url, { method: incoming.method, headers });
  headers.set('content-type', 'application/json');
  return new Request(url, { method: incoming.method, headers, body: JSON.stringify(body) });
};

const sessionOf = ({ headers }: Incoming) =>
  /console\.session_token=([^;]+)/.exec(headers.cookie ?? '')?.[1];

const attemptOf = (incoming: Incoming, body: unknown): Attempt => ({
  path: incoming.path.replace(/^\/api\/auth/, ''),
  address: incoming.ip ?? '127.0.0.1',
  email: (body as { email?: unknown } | undefined)?.email,
  session: sessionOf(incoming),
});

/** Throws 429 where the address, the account or the session has tried too often. */
const throttle = async (application: Application, attempt: Attempt, response: Response) => {
  const limits = limitsOf(attempt);
  const wait = limits.length > 0 ? await takeAttempt(application, limits) : 0;
  if (wait === 0) return;
  response.setHeader('Retry-After', Math.ceil(wait / 1000));
  throw new HttpError(429, 'errors.tooManyAttempts');
};

/** What is sent on: a new password always ends the other sessions. */
const completed = ({ path }: Attempt, body: unknown): unknown =>
  path === '/change-password' && typeof body === 'object'
    ? { ...body, revokeOtherSessions: true }
    : body;

/** The answer without the session's token, which only the cookie may hold. */
const withoutToken = (text: string): string => {
  if (!text.includes('"token"')) return text;
  return JSON.stringify(JSON.parse(text), (key, value: unknown) =>
    key === 'token' ? undefined : value,
  );
};

/** Reads the whole request first and answers last: nothing that others wait for is held while a client sends. */
export const authHandler =
  (application: Application, identifier: Identifier, bodyLimit?: number): RequestHandler =>
  async (incoming, response) => {
    const reads = incoming.method === 'GET' || incoming.method === 'HEAD';
    const { path } = attemptOf(incoming, undefined);
    if (AUTH_PATHS.has(path)) response.locals[ROUTE] = `/auth${path}`;
    const body = reads ? undefined : await readBody(incoming, response, bodyLimit);
    const attempt = attemptOf(incoming, body);
    if (!reads) await throttle(application, attempt, response);
    const request = toRequest(incoming, completed(attempt, body));
    const auth = await loadAuth(application);
    if (!reads) identifier.forget();
    const answer = await application.connection.outsideTransaction(() =>
      withPromiseHooks(() => auth.handler(request)),
    );
    identifier.forget();
    const account = answer.ok ? accountLimit(attempt) : null;
    if (account && limitsOf(attempt).length > 0)
      await application.connection.transaction((tx) => forgetAttempts(tx, account));
    response.status(answer.status);
    answer.headers.forEach((value, name) => {
      if (name !== 'set-cookie') response.setHeader(name, value);
    });
    response.setHeader('Set-Cookie', answer.headers.getSetCookie());
    response.end(withoutToken(await answer.text()));
  };
