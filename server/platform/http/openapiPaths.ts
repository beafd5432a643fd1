/** Paths and parameters of the OpenAPI document. */
import type { Route } from './route.ts';
import { toSchema } from './openapiSchema.ts';

export const openPath = (path: string) => `/api${path.replace(/:(\w+)/g, '{$1}')}`;

export const parametersOf = (route: Route) => {
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  if (!route.query) return inPath;
  const schema = toSchema(route.query) as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  const inQuery = Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
  return [...inPath, ...inQuery];
};
