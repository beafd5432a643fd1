/** Every item that may need attention has its texts in both languages, and an entry of the menu where it is counted. */
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { routes } from '#server/app';
import { attentionSources } from '#server/platform/attention/source';
import { chinese } from '../../../../client/layout/chinese.ts';
import { english } from '../../../../client/layout/english.ts';
import { ATTENTION_VALUES } from '../../../../client/platform/shared/attention/values.ts';

const Texts = z.object({
  attention: z.object({
    needs: z.record(z.string(), z.string()),
    items: z.record(z.string(), z.object({ what: z.string(), why: z.string() })),
  }),
});
/** Each domain words its own items. */
const dictionaries = [english, chinese].map((dictionary) => Texts.parse(dictionary));

/** The source of every page of the console, by its path. */
const pages = import.meta.glob<string>('../../../../client/**/*List.tsx', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const lists = routes
  .filter(({ method, path }) => method === 'get' && /^\/\w+$/.test(path))
  .map(({ path }) => path.slice(1));

test('the texts name exactly the existing items', () => {
  const names = attentionSources.parts.map(({ name }) => name).sort();
  for (const { attention } of dictionaries)
    expect(Object.keys(attention.items).sort()).toEqual(names);
});

test('the texts name the limits of the rules by value', () => {
  const texts = dictionaries.flatMap(({ attention: { needs, items } }) => [
    ...Object.values(needs),
    ...Object.values(items).flatMap(({ what, why }) => [what, why]),
  ]);
  const named = texts.flatMap((text) => [...text.matchAll(/%\{(\w+)\}/g)].map(([, name]) => name));
  expect(new Set(named)).toEqual(new Set(['hours', ...Object.keys(ATTENTION_VALUES)]));
  expect(texts.filter((text) => /\d|over %\{used|超过 %\{used/.test(text))).toEqual([]);
});

describe.each(attentionSources.parts)('the item $name', ({ resource, place = resource }) => {
  test('the item is counted at a list of the console', () => {
    expect(lists).toContain(resource);
    expect(lists).toContain(place);
  });
});

/** Where products are mended one by one; its own rows are the issues that the item counts. */
const SHOWS_THE_SAME = ['qualityIssues'];

test('a list at which rows of another list are counted leads to them', () => {
  const places = attentionSources.parts
    .filter(({ tone, resource, place = resource }) => tone !== 'information' && place !== resource)
    .map(({ place }) => place);
  const silent = [...new Set(places)].filter(
    (place) => !Object.values(pages).some((page) => page.includes(`<WaitingHere place="${place}"`)),
  );
  expect(silent).toEqual(SHOWS_THE_SAME);
});
