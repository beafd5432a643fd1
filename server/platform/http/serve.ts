/** Serves one request: identifies the caller, checks the grant, parses the input, calls the handler. */
import type { Request, RequestHandler } from 'express';
import type { Caller, Context } from './context.ts';
import { HttpError } from './errors.ts';
import { readBody } from './body.ts';
import type { Route } from './route.ts';
import { refuseForeignSite } from './foreignSite.ts';
import { send } from './send.ts';
import type { Mounting } from './mounting.ts';
import { identify } from './callerOf.ts';
import { requestIdOf, ROUTE } from './requestLog.ts';
import { requireCosts, withoutCosts } from './costs.ts';
import { type Shows, withCurrent } from './current.ts';
import { withVersion } from './withVersion.ts';

const MAX_KEY = 200;
/** The Idempotency-Key of a request, with its sender. */
const secretKey = (caller: Caller, request: Request): string | undefined => {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return undefined;
  if (key.length > MAX_KEY) throw new HttpError(400, 'errors.idempotencyKey');
  return `${caller.kind === 'key' ? `key ${caller.keyId}` : `staff ${caller.actor.id}`} ${key}`;
};

export const serve =
  (
    { application, identifier, remember, bodyLimit }: Mounting,
    route: Route,
    shows: Shows,
  ): RequestHandler =>
  async (request, response) => {
    response.locals[ROUTE] = route.path;
    const caller = await identify(route, request, identifier);
    if (route.method !== 'get' && caller?.kind !== 'key') refuseForeignSite(request);
    const {
      connection,
      now,
      settings,
      writes,
      countWrite,
      logFault,
      dataDir,
      files,
      webhooksToPrivate,
      derive,
      site,
    } = application;
    const context: Context = {
      connection,
      now,
      settings,
      writes,
      countWrite,
      logFault,
      dataDir,
      files,
      webhooksToPrivate,
      derive,
      site,
      db: connection.db,
      transaction: connection.transaction,
      longTransaction: connection.longTransaction,
      actor: caller?.actor ?? { kind: 'system', id: null, name: 'anyone' },
      role: caller?.kind === 'staff' ? caller.role : null,
      caller,
      secretOf: route.hasSecret && caller ? secretKey(caller, request) : undefined,
      changeId: caller?.kind === 'staff' ? requestIdOf(response) : undefined,
      forget: () => identifier.forget(),
    };
    // Before anything is said of the body, which would tell that the rest of it is fine.
    if (route.costs === 'always') requireCosts(context);
    const mayWrite = caller?.kind === 'staff' && route.method !== 'get' && !route.reads;
    if (route.stream) {
      try {
        return await route.stream(context, request, response);
      } finally {
        if (mayWrite) countWrite();
      }
    }
    const body =
      route.method === 'post' || route.method === 'put'
        ? await readBody(request, response, bodyLimit)
        : undefined;
    const call = {
      params: request.params as Record<string, string>,
      query: route.query ? route.query.parse(request.query) : {},
      body: route.body ? undefined : body,
    };
    const key =
      caller && route.method !== 'get' && !route.reads && !route.hasSecret
        ? request.headers['idempotency-key']
        : undefined;
    const work = async (context: Context) => {
      // `version` is taken from the raw body because it is not part of the contracts.
      const parsed = route.body ? route.body.parse(body) : undefined;
      try {
        return await route.handle?.(context, {
          ...call,
          body: withVersion(parsed ?? call.body, body),
        });
      } catch (error) {
        throw await withCurrent(shows, context, route, call.params.id, error);
      } finally {
        if (mayWrite) countWrite();
      }
    };
    if (typeof key === 'string' && caller) {
      const answer = await remember(
        context,
        caller,
        key,
        { path: request.path, body },
        route.status ?? 200,
        async (context) => withoutCosts(context, await work(context)),
      );
      response.status(answer.status).type('json').send(answer.body);
      return;
    }
    send(route, response, withoutCosts(context, await work(context)));
  };
