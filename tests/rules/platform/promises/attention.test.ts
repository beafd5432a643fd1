/** Every item that may need attention has its texts in both languages, and an entry of the menu where it is counted. */
import { describe, expect, test } from 'vitest';
import { routes } from '#server/app';
import { attentionSources } from '#server/platform/attention/source';
import { ATTENTION_VALUES } from '../../../../client/platform/shared/attention/values.ts';
import { en, zh } from '../../../../client/platform/shared/attention/messages.ts';

const lists = routes
  .filter(({ method, path }) => method === 'get' && /^\/\w+$/.test(path))
  .map(({ path }) => path.slice(1));

test('the texts name exactly the existing items', () => {
  const names = attentionSources.parts.map(({ name }) => name).sort();
  for (const { attention } of [en, zh]) expect(Object.keys(attention.items).sort()).toEqual(names);
});

test('the texts name the limits of the rules by value', () => {
  const texts = [en, zh].flatMap(({ attention: { needs, items } }) => [
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
