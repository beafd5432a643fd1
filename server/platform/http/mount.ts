/**
 * Mounts routes on Express: identifies the caller, checks the grant, parses the request, calls the handler, answers
 * errors.
 */
import express, {
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { can, rolesThatCan } from '#contract/platform/access';
import type { Application, Caller, Context, Identify } from './context.ts';
import { readBody } from './body.ts';
import { answerOf, faultOf, forbidden, HttpError, unauthorized } from './errors.ts';
import { Page, type Route } from './route.ts';

/**
 * Refuses a write that another site started. SameSite=Strict already withholds the session cookie from such requests;
 * this protects where a browser ignores it.
 */
const refuseForeignSite = (request: Request) => {
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none')
    throw new HttpError(403, 'errors.foreignSite');
  const origin = request.headers.origin;
  // Sandboxed pages send the origin `null`, which is no address.
  if (origin && !site && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host))
    throw new HttpError(403, 'errors.foreignSite');
};

const identify = async (
  route: Route,
  request: Request,
  identifier: Identify,
): Promise<Caller | null> => {
  const { access } = route;
  if ('anyone' in access) return null;
  if ('scope' in access) {
    const caller = await identifier.key(request);
    if (!caller) throw unauthorized();
    if (caller.kind !== 'key' || !caller.scopes.has(access.scope)) throw forbidden([]);
    return caller;
  }
  const caller = await identifier.staff(request);
  if (!caller) throw unauthorized();
  if (caller.kind !== 'staff' || !can(caller.role, access.resource, access.action)) {
    throw forbidden(rolesThatCan(access.resource, access.action));
  }
  return caller;
};

const send = (route: Route, response: Response, answer: unknown) => {
  if (answer instanceof Page) {
    response.setHeader(
      'Content-Range',
      `items 0-${Math.max(0, answer.rows.length - 1)}/${answer.total}`,
    );
    sendJson(response, answer.rows);
    return;
  }
  response.statusCode = route.status ?? 200;
  sendJson(response, answer ?? {});
};

/** Express's own `json` also reads settings and looks for an ETag, which is most of the cost of a small answer. */
const sendJson = (response: Response, body: unknown) => {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
};

/** Stores the answer to a request with an `Idempotency-Key`, and gives the stored answer to a repeat. */
export type Remember = (
  context: Context,
  keyId: number,
  key: string,
  request: { path: string; body: unknown },
  status: number,
  work: () => Promise<unknown>,
) => Promise<{ status: number; body: string }>;

export interface Mounting {
  application: Application;
  identifier: Identify;
  remember: Remember;
}

const serve =
  ({ application, identifier, remember }: Mounting, route: Route): RequestHandler =>
  async (request, response) => {
    const caller = await identify(route, request, identifier);
    if (route.method !== 'get' && caller?.kind !== 'key') refuseForeignSite(request);
    const { connection, now, settings, dataDir } = application;
    const context: Context = {
      connection,
      now,
      settings,
      dataDir,
      db: connection.db,
      transaction: connection.transaction,
      actor: caller?.actor ?? { kind: 'system', id: null, name: 'anyone' },
      role: caller?.kind === 'staff' ? caller.role : null,
      caller,
      forget: () => identifier.forget(),
    };
    if (route.stream) return route.stream(context, request, response);
    const body =
      route.method === 'post' || route.method === 'put'
        ? await readBody(request, response)
        : undefined;
    const call = {
      params: request.params as Record<string, string>,
      query: route.query ? route.query.parse(request.query) : {},
      body: route.body ? undefined : body,
    };
    const key =
      caller?.kind === 'key' && !route.reads ? request.headers['idempotency-key'] : undefined;
    const work = async () => {
      // `version` is taken from the raw body: it is not part of the contracts.
      const parsed = route.body ? route.body.parse(body) : undefined;
      return route.handle?.(context, { ...call, body: withVersion(parsed ?? call.body, body) });
    };
    if (typeof key === 'string' && caller?.kind === 'key' && route.method !== 'get') {
      const answer = await remember(
        context,
        caller.keyId,
        key,
        { path: request.path, body },
        route.status ?? 200,
        work,
      );
      response.status(answer.status).type('json').send(answer.body);
      return;
    }
    send(route, response, await work());
  };

/** Adds the version that the form was loaded with to the parsed body. */
const withVersion = (parsed: unknown, raw: unknown) => {
  const version = (raw as { version?: unknown } | null)?.version;
  return parsed &&
    typeof parsed === 'object' &&
    !Array.isArray(parsed) &&
    typeof version === 'number'
    ? { ...parsed, version }
    : parsed;
};

/** In lower case, because Express ignores case. */
const segmentOf = (path: string) => (path.split('/', 2)[1] ?? '').toLowerCase();

/** Creates a router for each method and first path segment, so that a request is matched against a few routes only. */
export const mount = (mounting: Mounting, routes: readonly Route[]): RequestHandler => {
  const routers = new Map<string, express.Router>();
  for (const route of routes) {
    const name = `${route.method} ${segmentOf(route.path)}`;
    let router = routers.get(name);
    if (!router) routers.set(name, (router = express.Router()));
    router[route.method](route.path, serve(mounting, route));
  }
  return (request, response, next) => {
    const method = request.method === 'HEAD' ? 'get' : request.method.toLowerCase();
    const router = routers.get(`${method} ${segmentOf(request.path)}`);
    if (router) router(request, response, next);
    else next();
  };
};

/** The last middleware: turns every error into an answer and logs faults of the server. */
export const answerErrors =
  (log: (error: unknown, request: Request) => void) =>
  (error: unknown, request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const answer = answerOf(error);
    if (!answer) log(error, request);
    const { status, body } = answer ?? faultOf(error);
    response.status(status).json(body);
  };
