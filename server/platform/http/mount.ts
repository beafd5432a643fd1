/** Mounts routes on Express: finds the route of a request by method and path. */
import express from 'express';
import type { RequestHandler } from 'express';
import type { Route } from './route.ts';
import type { Mounting } from './mounting.ts';
import { showsOf } from './current.ts';
import { serve } from './serve.ts';

/** In lower case, because Express ignores case. */
const segmentOf = (path: string) => (path.split('/', 2)[1] ?? '').toLowerCase();

/** Creates a router for each method and first path segment, so that a request is matched against a few routes only. */
export const mount = (mounting: Mounting, routes: readonly Route[]): RequestHandler => {
  const routers = new Map<string, express.Router>();
  const shows = showsOf(routes);
  for (const route of routes) {
    const name = `${route.method} ${segmentOf(route.path)}`;
    let router = routers.get(name);
    if (!router) routers.set(name, (router = express.Router()));
    router[route.method](route.path, serve(mounting, route, shows));
  }
  return (request, response, next) => {
    const method = request.method === 'HEAD' ? 'get' : request.method.toLowerCase();
    const router = routers.get(`${method} ${segmentOf(request.path)}`);
    if (router) router(request, response, next);
    else next();
  };
};
