/** Passes requests below `/api/auth` to better-auth, which is loaded with the first of them. */
import type { RequestHandler } from 'express';
import type { Application } from '../http/context.ts';
import type { Identifier } from './identify.ts';
import { loadAuth } from './loadAuth.ts';
import { withPromiseHooks } from './promiseHooks.ts';

export const authHandler =
  (application: Application, identifier: Identifier): RequestHandler =>
  async (request, response) => {
    // The caller's address as this server sees it, for the login throttle.
    request.headers['x-console-address'] = request.ip ?? '127.0.0.1';
    const { toNodeHandler } = await import('better-auth/node');
    if (request.method !== 'GET') identifier.forget();
    response.on('finish', () => identifier.forget());
    const auth = await loadAuth(application);
    await application.connection.outsideTransaction(() =>
      withPromiseHooks(() => toNodeHandler(auth)(request, response)),
    );
  };
