/** Builds the OpenAPI 3.1 document from the list of routes. */
import type { EventType } from '#contract/platform/outbox';
import type { Route } from './route.ts';
import { toSchema } from './openapiSchema.ts';
import { openPath, parametersOf } from './openapiPaths.ts';
import { accessOf, securityOf } from './openapiAccess.ts';

const error = (description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
});

/** What is sent to the store's own systems, signed by Standard Webhooks. */
const webhookOf = ({ type, names, descriptions, data }: EventType) => ({
  post: {
    summary: names.en,
    description: [descriptions.en, names.zh, descriptions.zh].join('\n\n'),
    tags: ['webhooks'],
    parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => ({
      name,
      in: 'header',
      required: true,
      schema: { type: 'string' },
    })),
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: {
              type: { const: type },
              timestamp: { type: 'integer', description: 'When it happened, UTC ms' },
              data: toSchema(data),
            },
            required: ['type', 'timestamp', 'data'],
          },
        },
      },
    },
    responses: { '2XX': { description: 'Accepted; anything else is sent again' } },
  },
});

export const openApi = (routes: readonly Route[], events: readonly EventType[] = []) => {
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
    webhooks: Object.fromEntries(events.map((event) => [event.type, webhookOf(event)])),
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
