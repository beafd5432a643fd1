/** Describes in the OpenAPI document who may call a route. */
import type { Route } from './route.ts';

/** The grant that a route needs beside its own, where it tells what goods cost; empty for all others. */
export const costsGrantOf = ({ costs }: Pick<Route, 'costs'>): string =>
  costs === undefined ? '' : costs === 'always' ? 'costs.show' : `costs.show with ${costs.with}`;

export const accessOf = ({ access, costs }: Route) =>
  'anyone' in access
    ? 'Anyone'
    : 'scope' in access
      ? `API key with scope \`${access.scope}\``
      : `Staff who may \`${access.resource}.${access.action}\`${costs ? ` and ${costsGrantOf({ costs })}` : ''}`;

export const securityOf = ({ access }: Route) =>
  'anyone' in access ? [] : 'scope' in access ? [{ apiKey: [] }] : [{ session: [] }];
