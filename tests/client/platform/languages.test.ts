import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTIVITY_VERBS } from '#contract/platform/activities';
import { IMPORT_REASONS } from '#contract/platform/imports/reasons';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';

type Tree = { [key: string]: string | Tree };

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
const placeholders = (text: string) => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort();

const en = new Map(leaves(english as unknown as Tree));
const zh = new Map(leaves(chinese as unknown as Tree));

describe('the two dictionaries', () => {
  it('both dictionaries have the same keys', () => {
    expect([...en.keys()].filter((key) => !zh.has(key))).toEqual([]);
    expect([...zh.keys()].filter((key) => !en.has(key))).toEqual([]);
  });

  it('a text is empty in both languages or in neither', () => {
    expect(
      [...zh].filter(([key, text]) => (text.trim() === '') !== ((en.get(key) ?? '').trim() === '')),
    ).toEqual([]);
  });

  it('a Chinese text has no placeholder that the English text lacks', () => {
    const unknown = [...zh].filter(([key, text]) => {
      const known = placeholders(en.get(key) ?? '');
      // Chinese has no plural, so it may use the count where English does not.
      return placeholders(text).some((name) => !known.includes(name) && name !== '%{smart_count}');
    });
    expect(unknown).toEqual([]);
  });

  it('every activity verb has a text', () => {
    expect(ACTIVITY_VERBS.filter((verb) => !en.has(`activities.verbs.${verb}`))).toEqual([]);
  });

  it('every error key of the server has a text', () => {
    const server = join(import.meta.dirname, '..', '..', '..', 'server');
    const sources = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    const named = sources.flatMap((name) => [
      ...readFileSync(join(server, name), 'utf8').matchAll(/'((?:\w+\.)?errors\.\w+)'/g),
    ]);
    // Reasons of imports are also written into files, so their texts are in the contract.
    const hasText = (key: string) =>
      en.has(key) || key.replace('imports.errors.', '') in IMPORT_REASONS;
    expect([...new Set(named.map(([, key = '']) => key))].filter((key) => !hasText(key))).toEqual(
      [],
    );
  });
});
