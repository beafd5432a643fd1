/** Builds the routes of a resource: React-Admin's five verbs and the domain's own actions, each with its grant. */
import type { ZodType } from 'zod';
import type { Context } from './context.ts';
import { ListQuery } from './listQuery.ts';
import type { Call, Route } from './route.ts';

type Verb = (context: Context, call: Call<never, never>) => Promise<unknown>;
interface Writing {
  body: ZodType;
  handle: Verb;
  /** See `Route`. */
  hasSecret?: boolean;
  reads?: boolean;
}
/** An action of the domain: `POST /<resource>/:id/<noun>`, or `POST /<resource>/<noun>` with `collection`. */
interface Action extends Partial<Writing> {
  handle: Verb;
  summary: string;
  /** Action of the grant, where it differs from the noun. */
  action?: string;
  collection?: boolean;
  method?: 'get' | 'post';
  query?: ZodType;
  /** See `Route`. */
  costs?: Route['costs'];
}

export interface ResourceSpec {
  list?: Verb;
  show?: Verb;
  create?: Writing;
  edit?: Writing;
  delete?: Verb;
  actions?: Record<string, Action>;
}

export const resource = (name: string, spec: ResourceSpec): Route[] => {
  const routes: Route[] = [];
  const add = (route: Omit<Route, 'access' | 'handle'> & { handle: Verb }, action: string) =>
    routes.push({
      ...route,
      handle: route.handle as Route['handle'],
      access: { resource: name, action },
    } as Route);
  const one = `/${name}/:id`;

  for (const [noun, action] of Object.entries(spec.actions ?? {})) {
    const path = action.collection ? `/${name}/${noun}` : `${one}/${noun}`;
    const { collection: _, action: grant = noun, method = 'post', ...rest } = action;
    add({ method, path, ...rest }, grant);
  }
  if (spec.list)
    add(
      {
        method: 'get',
        path: `/${name}`,
        summary: `List ${name}`,
        query: ListQuery,
        handle: spec.list,
      },
      'list',
    );
  if (spec.show)
    add({ method: 'get', path: one, summary: `Read one of ${name}`, handle: spec.show }, 'show');
  if (spec.create)
    add(
      {
        method: 'post',
        path: `/${name}`,
        summary: `Create one of ${name}`,
        status: 201,
        ...spec.create,
      },
      'create',
    );
  if (spec.edit)
    add({ method: 'put', path: one, summary: `Save one of ${name}`, ...spec.edit }, 'edit');
  if (spec.delete)
    add(
      { method: 'delete', path: one, summary: `Delete one of ${name}`, handle: spec.delete },
      'delete',
    );
  return routes;
};
