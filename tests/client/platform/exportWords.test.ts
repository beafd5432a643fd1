/** What an exported list is written in: every heading and every coded value has a word in both languages. */
import { describe, expect, test } from 'vitest';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import '#server/app';
import { askedWords } from '#server/platform/exports/columns';
import { exporters } from '#server/platform/exports/exports';
import { LANGUAGES } from '#shared/localization';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { columnWords } from '../../../client/platform/shared/fields/columnWords.ts';
import type { Translate } from '../../../client/platform/shared/fields/fieldWords.ts';
import { features } from '../../../client/resources.ts';
import { toParameter } from '../../../client/ui/list/exportWords.ts';

const DICTIONARIES = { en: english, zh: chinese };

const exported = exporters.parts.flatMap((exports) =>
  Object.entries(exports).map(([name, { columns }]) => ({ name, columns: askedWords(columns) })),
);

/** What routes are granted by, and nothing is recorded of. */
const NO_RECORDS: ReadonlySet<string> = new Set(['account', 'changes', 'refundPayments']);

describe.each(LANGUAGES)('in %s, of every exported list', (language) => {
  const { translate } = polyglotI18nProvider(() => DICTIONARIES[language], language, [], {
    allowMissing: true,
  });
  const wordsOf = ({ name, columns }: (typeof exported)[number]) =>
    columnWords(name, columns, {
      translate: translate as Translate,
      language,
      values: features.find((feature) => feature.name === name)?.options?.values ?? {},
    });

  test('every column has a heading in the language, and no two are the same', () => {
    expect(exported.length).toBeGreaterThan(40);
    const wrong = exported.flatMap((list) => {
      const { headings } = wordsOf(list);
      const taken = new Map<string, string>();
      return list.columns.flatMap(({ key }) => {
        const heading = headings[key];
        if (heading === undefined) return [`${list.name}.${key} has none`];
        const other = taken.get(heading);
        taken.set(heading, key);
        if (other) return [`${list.name}.${key} is “${heading}” as ${other} is`];
        const isKey = /^[a-z]+(?:[_.][a-z]+)+$/i.test(heading) || heading.includes('||||');
        const isOther =
          language === 'zh' ? !/\p{Script=Han}/u.test(heading) : /\p{Script=Han}/u.test(heading);
        return isKey || (isOther && heading !== 'SKU')
          ? [`${list.name}.${key} is “${heading}”`]
          : [];
      });
    });
    expect(wrong).toEqual([]);
  });

  test('every coded value has a word', () => {
    const wrong = exported.flatMap((list) => {
      const { values } = wordsOf(list);
      return list.columns.flatMap(({ key, values: codes }) =>
        codes
          .filter(
            (value) =>
              values[key]?.[value] === undefined && !(key === 'resource' && NO_RECORDS.has(value)),
          )
          .map((value) => `${list.name}.${key} = ${value}`),
      );
    });
    expect(wrong).toEqual([]);
  });

  test('the words fit into the address of a link', () => {
    const long = exported.filter((list) => toParameter(wordsOf(list)).length > 8_000);
    expect(long.map(({ name }) => name)).toEqual([]);
  });
});

/** Where the server writes entries of the log, the records that they are about. */
const writers = import.meta.glob<string>('../../../server/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const ENTRY = /record(?:Activity|Edit|Activities|Change)\(/;

test('every kind of record that the log names has a word there', () => {
  const columns = exported.find(({ name }) => name === 'activities')?.columns ?? [];
  const asked = new Set(columns.find(({ key }) => key === 'resource')?.values);
  const named = Object.values(writers)
    .filter((text) => ENTRY.test(text))
    .flatMap((text) => [...text.matchAll(/resource: '(\w+)'/g)].map(([, name]) => name ?? ''));
  expect(named.length).toBeGreaterThan(50);
  const never = new Set(['exports']);
  expect([...new Set(named)].filter((name) => !asked.has(name) && !never.has(name))).toEqual([]);
});
