/** Both languages say everything, and everything the server answers can be said. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IMPORT_REASONS } from '#contract/imports';
import { chinese } from '../../client/layout/chinese.ts';
import { english } from '../../client/layout/english.ts';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'object' ? flat(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]]));
const en = new Map(flat(english as unknown as Tree));
const zh = new Map(flat(chinese as unknown as Tree));

const root = join(import.meta.dirname, '../..');
const served = globSync('{server,drizzle}/**/*.ts', { cwd: root });
const KEY = /['"`]((?:[a-z]\w*\.)*errors\.\w+|ra\.(?:validation|message|notification|page)\.\w+)['"`]/g;
const keysIn = (file: string) => [...readFileSync(join(root, file), 'utf8').matchAll(KEY)].map(([, key = '']) => key);

const placeholders = (text: string) => [...text.matchAll(/%\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('the two languages', () => {
  test('have the same keys', () => {
    expect(en.size).toBeGreaterThan(200);
    expect([...zh.keys()].filter((key) => !en.has(key)), 'only in Chinese').toEqual([]);
    expect([...en.keys()].filter((key) => !zh.has(key)), 'only in English').toEqual([]);
  });
  test('leave nothing empty', () => {
    expect([...en, ...zh].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });
  test('fill in the same facts', () => {
    // Polyglot's plural count may be said in one language and not in the other.
    const facts = (text: string) => placeholders(text).filter((name) => name !== 'smart_count');
    const different = [...en].filter(([key, text]) => zh.has(key) && new Set(facts(text)).symmetricDifference(new Set(facts(zh.get(key) ?? ''))).size > 0);
    expect(different.map(([key]) => key)).toEqual([]);
  });
  test('Chinese is written in Chinese', () => {
    const han = /\p{Script=Han}/u;
    const latin = /[A-Za-z]{4,}/;
    const names = /^(?:[A-Z0-9][\w.+:/-]*|https?:\/\/\S+|English|[\s\d%{}.,·…–-])+$/;
    const english = [...zh].filter(([, text]) => !han.test(text) && latin.test(text.replace(/%\{\w+\}/g, '')) && !names.test(text.replace(/%\{\w+\}/g, '')));
    expect(english).toEqual([]);
  });
});

describe('what the server answers', () => {
  const used = new Map(served.flatMap((file) => keysIn(file).map((key): [string, string] => [key, file])));
  test('keys are found', () => {
    expect(used.has('errors.stale')).toBe(true);
    expect(used.has('categories.errors.notEmpty')).toBe(true);
  });
  test.each(Object.entries({ en, zh }))('can be said in %s', (_, dictionary) => {
    const missing = [...used].filter(([key]) => !dictionary.has(key) && !key.startsWith('imports.errors.')).map(([key, file]) => `${key} (${file})`);
    expect(missing).toEqual([]);
  });
  test('reasons of an import have words in both languages', () => {
    const reasons = [...used.keys()].filter((key) => key.startsWith('imports.errors.')).map((key) => key.slice('imports.errors.'.length));
    expect(reasons.filter((reason) => !IMPORT_REASONS[reason]?.en || !IMPORT_REASONS[reason].zh)).toEqual([]);
  });
});
