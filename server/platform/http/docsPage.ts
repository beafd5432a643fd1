/** The page that lists all routes of the API. */
import type { Route } from './route.ts';
import { toSchema } from './openapiSchema.ts';
import { accessOf } from './openapiAccess.ts';
import { openPath } from './openapiPaths.ts';

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
