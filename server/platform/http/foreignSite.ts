/** Refuses requests that another website sends on behalf of a signed-in person, and those for another host. */
import type { Request, RequestHandler } from 'express';
import { HttpError } from './errors.ts';

/**
 * Refuses a write that another site initiated. SameSite=Strict already withholds the session cookie from such requests;
 * this check covers browsers that ignore it.
 */
export const refuseForeignSite = (request: Request) => {
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none')
    throw new HttpError(403, 'errors.foreignSite');
  const origin = request.headers.origin;
  // Sandboxed pages send the origin `null`, which is not a URL.
  if (origin && !site && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host))
    throw new HttpError(403, 'errors.foreignSite');
};

/** Probes ask by the address of the machine. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * Refuses requests for another host than the address people type, where that is set: another name may be a site that
 * points to this server (DNS rebinding). Behind trusted proxies it is the host that they were asked for.
 */
export const refuseForeignHost = (publicUrl: string | undefined): RequestHandler => {
  const expected = publicUrl && new URL(publicUrl).host;
  return (request, _response, next) => {
    if (expected && request.host !== expected && !PROBES.has(request.path))
      throw new HttpError(421, 'errors.foreignHost');
    next();
  };
};
