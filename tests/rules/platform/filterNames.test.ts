/** Every filter that a link or a saved view can set, and every column and filter of a list, has a name in both languages. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getTableName, is, Table } from 'drizzle-orm';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import { beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '#shared/localization';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { fieldName } from '../../../client/platform/shared/fields/fieldWords.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DICTIONARIES = { en: english, zh: chinese };

const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    join(ROOT, folder, file),
  );

/** Lists that are called otherwise than their table. */
const RESOURCES: Readonly<Record<string, string>> = { stock_levels: 'stock' };
/** Inputs of both are in a shared file. */
const SHARED = new Set(['orders.categoryId', 'returns.categoryId']);

const camel = (name: string) =>
  name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

interface Filter {
  resource: string;
  name: string;
}
const filters: Filter[] = [];
/** The features of the client, with the sources of their inputs. */
const sources = new Map<string, string>();

beforeAll(async () => {
  for (const file of filesIn('server').filter((path) => path.endsWith('.ts'))) {
    if (
      !/\bListSpec\b/.test(readFileSync(file, 'utf8')) ||
      !/ filters: \{/.test(readFileSync(file, 'utf8'))
    )
      continue;
    const specs = Object.values((await import(file)) as Record<string, unknown>);
    for (const spec of specs) {
      if (typeof spec !== 'object' || spec === null || !('table' in spec) || !('filters' in spec))
        continue;
      if (!is(spec.table, Table)) continue;
      const table = getTableName(spec.table);
      const resource = RESOURCES[table] ?? camel(table);
      filters.push(...Object.keys(spec.filters as object).map((name) => ({ resource, name })));
    }
  }
  const nameOf = new Map(
    filesIn('client')
      .filter((path) => path.endsWith('/index.ts'))
      .map((path) => [dirname(path), /^  name: '(\w+)'/m.exec(readFileSync(path, 'utf8'))?.[1]]),
  );
  for (const file of filesIn('client').filter((path) => path.endsWith('.tsx'))) {
    const feature = nameOf.get(dirname(file)) ?? '';
    sources.set(feature, (sources.get(feature) ?? '') + readFileSync(file, 'utf8'));
  }
});

test.each(LANGUAGES)('in %s every filter has a name or an input', (language) => {
  const { translate } = polyglotI18nProvider(() => DICTIONARIES[language], language, [], {
    allowMissing: true,
  });
  expect(filters.length).toBeGreaterThan(40);
  const unnamed = filters.filter(
    ({ resource, name }) =>
      translate(`resources.${resource}.filters.${name}`, { _: '' }) === '' &&
      !fieldName(translate, resource, name.replace(/_(?:gte|lte|gt|lt|neq)$/, '')) &&
      !SHARED.has(`${resource}.${name}`) &&
      !sources.get(resource)?.includes(`source="${name}"`),
  );
  expect(unnamed).toEqual([]);
});

/** Lists whose files are in the folder of another feature. */
const NESTED: Readonly<Record<string, readonly string[]>> = {
  orders: ['events'],
  pointAdjustments: ['pointAdjustmentLines'],
  priceLists: ['prices'],
  programmeReplays: ['programmeReplayMembers'],
  qualityIssues: ['qualityRules'],
};
/** Columns and filters of lists that are named by their source alone. */
const NAMED_BY_SOURCE =
  /<(?:Column|NeedsInput)\s((?:(?!render=|\/>)[^])*?)source="(\w+)"((?:(?!render=|\/>)[^])*)/g;

test.each(LANGUAGES)('in %s every column of a list has a name', (language) => {
  const { translate } = polyglotI18nProvider(() => DICTIONARIES[language], language, [], {
    allowMissing: true,
  });
  const columns = [...sources].flatMap(([resource, source]) =>
    resource === ''
      ? []
      : [...source.matchAll(NAMED_BY_SOURCE)].flatMap(([, before, name, after]) =>
          `${before}${after}`.includes('label=') ? [] : [{ resource, name: name! }],
        ),
  );
  expect(columns.length).toBeGreaterThan(200);
  const isNamed = (resource: string, name: string) =>
    [resource, ...(NESTED[resource] ?? [])].some((one) => fieldName(translate, one, name));
  expect(columns.filter(({ resource, name }) => !isNamed(resource, name))).toEqual([]);
});
