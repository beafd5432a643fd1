/** Files hold what screens show: every column of a list, and every exported list has its button on a screen. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import '#server/app';
import { exporters, exportOf } from '#server/platform/exports/exports';

/** Columns that a file need not have under their name, with what holds the same there, or why nothing does. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'activities.changes': 'what changed is a tree of fields, which no cell can hold',
  'competitorOffers.difference': 'the difference of `ourAmount` and `total`',
  'competitorOffers.verbs': 'buttons',
  'dimensions.position': 'buttons that move the row, which is in this order in the file too',
  'events.detail': 'the `name` of the event or its `sku`',
  'memberEntries.result': '`prizeNames`, `points` and `code`',
  'priceEvents.variantId': '`name` and `sku`',
  'promotions.gives': 'the terms in a sentence; what shoppers read of them is in `labels`',
  'qualityIssues.productId': '`product.names`',
  'redeemedRewards.sent': '`carrier` and `trackingNumber`',
  'scheduledRuns.counts': 'what each job counts has another name, with a column for none of them',
  'scheduledRuns.duration': 'the time from `startedAt` to `finishedAt`',
  'seasonalPlans.entries': 'how many there are is in `seasons`',
  'segments.rule': 'a rule is a tree of conditions, which no cell can hold',
  'tags.rule': 'a rule is a tree of conditions, which no cell can hold',
};

const CLIENT = join(import.meta.dirname, '../../../client');
const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.tsx'),
);
const textOf = (file: string) => readFileSync(join(CLIENT, file), 'utf8');

/** The features of a folder, each with the file of its list. */
const listsIn = (folder: string): { name: string; file: string }[] =>
  readdirSync(join(CLIENT, folder)).includes('index.ts')
    ? [
        ...textOf(join(folder, 'index.ts')).matchAll(
          /name: '(\w+)'(?:(?!\n\};)[\s\S])*?\blist: lazyPage\(\(\) => import\('\.\/(\w+\.tsx)'\)\)/g,
        ),
      ].map(([, name = '', file = '']) => ({ name, file: join(folder, file) }))
    : [];

const listsWith = (table: string): string[] =>
  files
    .filter((file) => textOf(file).includes(`/${table}'`))
    .flatMap((file) => listsIn(dirname(file)).filter((list) => list.file === file))
    .map(({ name }) => name);

const COLUMN = /<(?:\w*Column|DataTable\.\w*Col)\b[^>]*?\ssource="([\w.]+)"/g;

/** Every table of a list, with its resource and the columns that it shows. */
const tables = files.flatMap((file) => {
  const text = textOf(file);
  const columns = [...text.matchAll(COLUMN)].map(([, source = '']) => source);
  if (columns.length === 0) return [];
  const lists = listsIn(dirname(file));
  const around =
    /<(?:ListBase|ReferenceManyField|MemberRows<\w+>)[^>]*?\s(?:resource|reference)="(\w+)"/.exec(
      text,
    )?.[1];
  const own = around ?? (lists.find((list) => list.file === file) ?? lists[0])?.name;
  // A table of several lists is that of whichever show it.
  const resources = own === undefined ? listsWith(basename(file)) : [own];
  return (resources.length === 0 ? [''] : resources).map((resource) => ({
    file,
    resource,
    columns,
  }));
});

const NAMES = ['Name', 'Names', 'ExternalId', 'Number'];
/** Whether the file has the column, parts of it, or the names of the record that it holds. */
const isIn = (keys: readonly string[], column: string): boolean => {
  const record = column.replace(/Ids?$/, '');
  return (
    keys.includes(column) ||
    keys.some((key) => key.startsWith(`${column}.`)) ||
    (record !== column && NAMES.some((name) => keys.includes(record + name))) ||
    (column === 'name' && keys.includes('names')) ||
    column === 'id'
  );
};

test('every table of a list is of a known resource', () => {
  expect(tables.length).toBeGreaterThan(70);
  expect(tables.filter(({ resource }) => resource === '').map(({ file }) => file)).toEqual([]);
});

test('every column of a list is in its file, or it is said what stands for it there', () => {
  const missing = tables.flatMap(({ resource, columns }) => {
    const keys = (exportOf(resource)?.columns ?? [])
      .filter(({ inWords }) => inWords !== null)
      .map(({ key }) => key);
    return keys.length === 0
      ? []
      : columns.filter((column) => !isIn(keys, column)).map((column) => `${resource}.${column}`);
  });
  expect([...new Set(missing)].sort()).toEqual(Object.keys(ELSEWHERE).sort());
});

test('every exported list has its button on a screen', () => {
  const offered = new Set([
    ...tables.flatMap(({ file, resource }) =>
      textOf(file).includes('<ListPage') && !textOf(file).includes('exportName={false}')
        ? [resource]
        : [],
    ),
    ...files.flatMap((file) => [
      ...listsIn(dirname(file)).flatMap(({ name, file: list }) => (list === file ? name : [])),
      ...[...textOf(file).matchAll(/<ExportLink[^>]*?\sname="(\w+)"/g)].map(([, name]) => name),
    ]),
  ]);
  const exported = exporters.parts.flatMap((exports) => Object.keys(exports));
  expect(exported.filter((name) => !offered.has(name))).toEqual([]);
});
