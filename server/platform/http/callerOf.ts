/** Identifies the caller of a route and checks access. */
import type { Request } from 'express';
import { can, rolesThatCan } from '#contract/platform/access';
import type { Caller, Identify } from './context.ts';
import { forbidden, unauthorized } from './errors.ts';
import type { Route } from './route.ts';

export const identify = async (
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
