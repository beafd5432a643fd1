/** Refuses requests that another website sends on behalf of a signed-in person. */
import type { Request } from 'express';
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
