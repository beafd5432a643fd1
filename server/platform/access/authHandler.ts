/** Passes requests below `/api/auth` to better-auth, which is loaded with the first of them. */
import type { Request as Incoming, RequestHandler } from 'express';
import type { Application } from '../http/context.ts';
import { readBody } from '../http/body.ts';
import type { Identifier } from './identify.ts';
import { loadAuth } from './loadAuth.ts';
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

/** Reads the whole request first and answers last: nothing that others wait for is held while a client sends. */
export const authHandler =
  (application: Application, identifier: Identifier): RequestHandler =>
  async (incoming, response) => {
    const reads = incoming.method === 'GET' || incoming.method === 'HEAD';
    const request = toRequest(incoming, reads ? undefined : await readBody(incoming, response));
    const auth = await loadAuth(application);
    if (!reads) identifier.forget();
    const answer = await application.connection.outsideTransaction(() =>
      withPromiseHooks(() => auth.handler(request)),
    );
    identifier.forget();
    response.status(answer.status);
    answer.headers.forEach((value, name) => {
      if (name !== 'set-cookie') response.setHeader(name, value);
    });
    response.setHeader('Set-Cookie', answer.headers.getSetCookie());
    response.end(await answer.text());
  };
