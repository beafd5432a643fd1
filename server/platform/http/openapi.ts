/** The OpenAPI 3.1 document and a readable page of it, both from the list of routes. */
import * as z from 'zod';
import type { ZodType } from 'zod';
import type { FieldMetadata, Unit } from '#shared/fieldMetadata';
import type { Route } from './route.ts';

/** What a figure of each unit counts, for readers of the document. */
const UNIT_DESCRIPTIONS: Record<Unit, string> = {
  money: "Minor units of the store's currency",
  rate: 'Basis points: 100 = 1 %',
  count: 'A number of things',
  instant: 'Milliseconds since 1970-01-01T00:00:00Z',
  day: "A business day in the store's time zone, YYYY-MM-DD",
  id: 'Id of a record',
  rank: 'An order among others',
  version: 'Version of a record',
  days: 'A number of days',
  minutes: 'A number of minutes',
  minuteOfDay: "Minutes since midnight in the store's time zone",
  weekday: 'Day of the week: 1 Monday to 7 Sunday',
  month: 'Month of the year: 1 to 12',
  year: 'Calendar year',
  grams: 'Grams',
  plain: 'A number whose unit another field decides',
};

const descriptionOf = ({ unit, reference, personal, localized }: FieldMetadata) => {
  if (reference) return `Id of one of ${reference}`;
  if (personal) return 'Personal data of a member';
  if (localized) return 'A text per language of the store';
  return unit && UNIT_DESCRIPTIONS[unit];
};

/** Replaces the metadata of a field by a description in words and extensions (`x-unit`). */
const describe = (schema: Record<string, unknown>) => {
  const { unit, reference, personal, localized } = schema as FieldMetadata;
  const description = descriptionOf(schema as FieldMetadata);
  delete schema.unit;
  delete schema.reference;
  delete schema.personal;
  delete schema.localized;
  if (description) schema.description ??= description;
  if (unit) schema['x-unit'] = unit;
  if (reference) schema['x-reference'] = reference;
  if (personal) schema['x-personal'] = personal;
  if (localized) schema['x-localized'] = true;
};

const toSchema = (schema: ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => describe(jsonSchema as Record<string, unknown>),
  }) as Record<string, unknown>;
  return rest;
};

const openPath = (path: string) => `/api${path.replace(/:(\w+)/g, '{$1}')}`;

const parametersOf = (route: Route) => {
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

const accessOf = ({ access }: Route) =>
  'anyone' in access
    ? 'Anyone'
    : 'scope' in access
      ? `API key with scope \`${access.scope}\``
      : `Staff who may \`${access.resource}.${access.action}\``;

const securityOf = ({ access }: Route) =>
  'anyone' in access ? [] : 'scope' in access ? [{ apiKey: [] }] : [{ session: [] }];

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

const escape = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

export const docsPage = (routes: readonly Route[]): string => {
  const sections = new Map<string, Route[]>();
  for (const route of routes) {
    const name = route.path.split('/')[1] ?? '';
    sections.set(name, [...(sections.get(name) ?? []), route]);
  }
  const entry = (route: Route) => {
    const body = route.body
      ? `<details><summary>Body</summary><pre>${escape(JSON.stringify(toSchema(route.body), null, 2))}</pre></details>`
      : '';
    return `<article><h3><code>${route.method.toUpperCase()} ${escape(openPath(route.path))}</code></h3><p>${escape(route.summary)}. ${escape(accessOf(route))}.</p>${body}</article>`;
  };
  const content = [...sections].map(
    ([name, list]) => `<section id="${name}"><h2>${name}</h2>${list.map(entry).join('')}</section>`,
  );
  const contents = [...sections.keys()].map((name) => `<a href="#${name}">${name}</a>`).join(' ');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Merchant Console API</title>
<style>:root{color-scheme:light dark}body{font:15px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}pre{overflow:auto;font-size:13px}h3{margin-bottom:0}nav a{margin-right:.8rem}</style>
<h1>Merchant Console API</h1><p>Money in minor units, instants as UTC ms, days in the store's time zone. The store's own systems send <code>Authorization: Bearer &lt;key&gt;</code>; every write is idempotent by its own id, and by <code>Idempotency-Key</code>. <a href="/api/openapi.json">OpenAPI document</a></p><nav>${contents}</nav>${content.join('')}</html>`;
};
