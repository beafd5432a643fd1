/** Every address to which a body can be sent. */
import { routes } from '#server/app';
import { AUTH_PATHS } from '#server/platform/access/authPaths';
import type { Route } from '#server/platform/http/route';

export interface BodyTarget {
  method: 'POST' | 'PUT';
  path: string;
  /** Called with an API key. */
  isStore: boolean;
}

const takesBody = ({ method }: Route) => method === 'post' || method === 'put';
const toTarget = ({ method, path, access }: Route): BodyTarget => ({
  method: method === 'put' ? 'PUT' : 'POST',
  path: `/api${path.replaceAll(/:\w+/g, '1')}`,
  isStore: 'scope' in access,
});

/** With a JSON body, those below /api/auth included. */
export const jsonTargets = (): BodyTarget[] => [
  ...routes.filter((route) => takesBody(route) && !route.stream).map(toTarget),
  ...[...AUTH_PATHS]
    .filter((path) => path !== '/get-session')
    .map((path) => ({ method: 'POST' as const, path: `/api/auth${path}`, isStore: false })),
];

/** Those that read the body themselves: files, and what needs none. */
export const streamTargets = (): BodyTarget[] =>
  routes.filter((route) => takesBody(route) && route.stream).map(toTarget);
