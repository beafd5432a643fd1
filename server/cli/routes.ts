/**
 * `npm run routes [-- <part of a path>]`: lists the API's routes with their access rules and the files that declare
 * them.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { can, rolesThatCan } from '#contract/platform/access';
import { domains } from '../app.ts';
import { costsGrantOf } from '../platform/http/openapiAccess.ts';
import type { Route } from '../platform/http/route.ts';

const SERVER = join(import.meta.dirname, '..');

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'path' in value && 'access' in value;

/** Finds the file that declares each route: the file that exports a list with it. */
const findFiles = async (): Promise<Map<Route, string>> => {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(^|\/)\w*[rR]outes\.ts$/.test(file) && !file.startsWith('cli/'),
  );
  const found = new Map<Route, string>();
  for (const file of files.sort()) {
    const exported: Record<string, unknown> = await import(join(SERVER, file));
    for (const value of Object.values(exported).flat()) {
      if (isRoute(value) && !found.has(value)) found.set(value, `server/${file}`);
    }
  }
  return found;
};

const describeAccess = ({ access, costs }: Route): string => {
  if ('anyone' in access) return 'anyone';
  if ('scope' in access) return `key: ${access.scope}`;
  const { resource, action } = access;
  const granted = rolesThatCan(resource, action);
  const roles = costs === 'always' ? granted.filter((role) => can(role, 'costs', 'show')) : granted;
  const further = costs ? ` and ${costsGrantOf({ costs })}` : '';
  return `${resource}.${action}${further} (${roles.join(', ')})`;
};

const files = await findFiles();
const [part = ''] = process.argv.slice(2);
for (const { name, routes = [] } of domains) {
  const shown = routes.filter(({ path }) => path.includes(part));
  if (shown.length > 0) console.log(`\n${name}`);
  for (const route of shown) {
    const line = `${route.method.toUpperCase().padEnd(6)} /api${route.path}`;
    console.log(`  ${line.padEnd(56)} ${describeAccess(route)}`);
    console.log(`  ${''.padEnd(56)} ${files.get(route) ?? `server/${name}`}`);
  }
}
