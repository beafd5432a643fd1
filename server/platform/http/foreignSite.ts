/** Refuses requests that another website sends in the name of a signed-in person. */
import type { Request } from 'express';
import { HttpError } from './errors.ts';

/**
 * Refuses a write that another site started. SameSite=Strict already withholds the session cookie from such requests;
 * this protects where a browser ignores it.
 */
export const refuseForeignSite = (request: Request) => {
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none')
    throw new HttpError(403, 'errors.foreignSite');
  const origin = request.headers.origin;
  // Sandboxed pages send the origin `null`, which is no address.
  if (origin && !site && (!URL.canParse(origin) || new URL(origin).host !== request.headers.host))
    throw new HttpError(403, 'errors.foreignSite');
};
