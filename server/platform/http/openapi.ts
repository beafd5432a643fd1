/** Builds the OpenAPI 3.1 document from the list of routes. */
import type { Route } from './route.ts';
import { toSchema } from './openapiSchema.ts';
import { openPath, parametersOf } from './openapiPaths.ts';
import { accessOf, securityOf } from './openapiAccess.ts';

const error = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
});

export const openApi = (routes: readonly Route[]) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = (paths[openPath(route.path)] ??= {});
    const status = route.status ?? 200;
    path[route.method] = {
      summary: route.summary,
      description: accessOf(route),
      tags: [route.path.split('/')[1]],
      security: securityOf(route),
      parameters: parametersOf(route),
      ...(route.body && {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: toSchema(route.body) } },
        },
      }),
      responses: {
        [status]: { description: 'Done' },
        401: error('Not logged in, or no such key'),
        403: error('Not allowed'),
        422: error('Fields are wrong: `errors` names them'),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Merchant Console',
      version: '1',
      description:
        "Money is in minor units, instants are UTC ms, days are the store's business days.",
    },
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'console.session_token' },
      },
      schemas: {
        Error: {
          type: 'object',
          properties: { message: { type: 'string' }, errors: { type: 'object' } },
          required: ['message'],
        },
      },
    },
  };
};
