/** Describes in the OpenAPI document who may call a route. */
import type { Route } from './route.ts';

export const accessOf = ({ access }: Route) =>
  'anyone' in access
    ? 'Anyone'
    : 'scope' in access
      ? `API key with scope \`${access.scope}\``
      : `Staff who may \`${access.resource}.${access.action}\``;

export const securityOf = ({ access }: Route) =>
  'anyone' in access ? [] : 'scope' in access ? [{ apiKey: [] }] : [{ session: [] }];
