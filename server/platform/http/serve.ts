/** Answers one request: identifies the caller, checks the grant, parses the input, calls the handler. */
import type { Request, RequestHandler } from 'express';
import { can, rolesThatCan } from '#contract/platform/access';
import type { Application, Caller, Context, Identify } from './context.ts';
import { readBody } from './body.ts';
import { forbidden, unauthorized } from './errors.ts';
import type { Route } from './route.ts';
import { refuseForeignSite } from './foreignSite.ts';
import { send } from './send.ts';

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

export const serve =
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
