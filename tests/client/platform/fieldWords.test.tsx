/** What a history, a dry run or a conflict shows of records: every field by name, every value in words. */
import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, waitFor } from '@testing-library/react';
import polyglotI18nProvider from 'ra-i18n-polyglot';
import {
  CoreAdminContext,
  type DataProvider,
  type RaRecord,
  RecordContextProvider,
  ResourceDefinitionContextProvider,
} from 'react-admin';
import { MemoryRouter } from 'react-router-dom';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { core, ZodType } from 'zod';
import { type Fields, fieldMetadataByKind, partsOf } from '#shared/fieldMetadata';
import { type Language, LANGUAGES } from '#shared/localization';
import { chinese } from '../../../client/layout/chinese.ts';
import { english } from '../../../client/layout/english.ts';
import { Changes } from '../../../client/platform/shared/Changes.tsx';
import { FieldLabel } from '../../../client/platform/shared/fields/FieldLabel.tsx';
import {
  fieldName,
  leafText,
  type Translate,
  type ValueNames,
  valueName,
} from '../../../client/platform/shared/fields/fieldWords.ts';
import { features } from '../../../client/resources.ts';

afterEach(cleanup);

const DICTIONARIES = { en: english, zh: chinese };
const providerOf = (language: 'en' | 'zh') =>
  polyglotI18nProvider(() => DICTIONARIES[language], language, [], { allowMissing: true });
const SETTINGS = { currency: 'CNY', timeZone: 'UTC', locale: 'en' };

interface Leaf {
  resource: string;
  names: ValueNames;
  path: string;
  values: readonly string[];
}
interface Described {
  names: ValueNames;
  fields: Fields;
  leaves: readonly Leaf[];
}

const defOf = (schema: ZodType) =>
  (schema as unknown as { _zod: { def: core.$ZodTypeDef } })._zod.def as core.$ZodTypeDef & {
    entries?: Record<string, string>;
    values?: readonly unknown[];
  };

/** Every field of a contract at any depth, with its coded values. */
const leavesOf = (
  { resource, names }: Pick<Leaf, 'resource' | 'names'>,
  contract: ZodType,
  fields: Fields,
): Leaf[] => {
  const found = new Map<string, Set<string>>();
  const visit = (path: string, schema: ZodType) => {
    const { type, entries, values } = defOf(schema);
    const known = found.get(path) ?? new Set();
    found.set(path, known);
    if (type === 'enum') for (const value of Object.values(entries ?? {})) known.add(value);
    if (type === 'literal') for (const value of values ?? []) known.add(String(value));
    const { localized, codes } = fields.get(path) ?? {};
    if (localized || codes) return;
    for (const [key, part] of partsOf(schema))
      visit(key === '' ? path : path === '' ? key : `${path}.${key}`, part);
  };
  visit('', contract);
  found.delete('');
  return [...found].map(([path, values]) => ({ resource, names, path, values: [...values] }));
};

let described: readonly Described[] = [];
beforeAll(async () => {
  described = await Promise.all(
    features.map(async ({ name: resource, options }) => {
      const contracts = (await options?.contracts?.()) ?? [];
      const fields = fieldMetadataByKind(...contracts);
      const names = options?.values ?? {};
      const leaves = contracts.flatMap((contract) =>
        leavesOf({ resource, names }, contract, fields),
      );
      return { names, fields, leaves };
    }),
  );
});

test('every feature with a page of its records says what they hold, for the words of their history', () => {
  const silent = features.filter(
    ({ show, edit, create, options }) => (show || edit || create) && !options?.contracts,
  );
  expect(
    silent.map(({ name }) => name),
    'add options.contracts to the index.ts of the feature',
  ).toEqual([]);
});

test('a reduction is written as its language says it', () => {
  const off = (language: Language) => {
    const { translate } = providerOf(language);
    const settings = { ...SETTINGS, locale: language };
    return leafText(1250, 'terms.rewards.bps', 'off', { translate, settings, values: {} });
  };
  expect([off('en'), off('zh')]).toEqual(['12.5%', '8.75 折']);
});

test.each([
  ['campaigns', 'endsAt'],
  ['promotions', 'terms.endsAt'],
  ['memberActivities', 'endsAt'],
  ['pointRewards', 'endsAt'],
  ['priceBatches', 'endsAt'],
  ['couponBatches', 'validUntil'],
])('the end of a window in %s (%s) is its last day, as on its page', (resource, path) => {
  const settings = { ...SETTINGS, timeZone: 'Asia/Shanghai' };
  const { translate } = providerOf('en');
  const names = features.find(({ name }) => name === resource)?.options?.values ?? {};
  const textOf = (end: string) =>
    leafText(Date.parse(end), path, 'instant', { translate, settings, values: names });
  expect(textOf('2026-12-30T00:00+08:00')).toBe('Dec 29, 2026');
  expect(textOf('2026-12-30T18:30+08:00')).toBe('Dec 30, 2026, 18:30');
});

describe.each(LANGUAGES)('in %s, of every contract', (language) => {
  const translate: Translate = providerOf(language).translate;
  const all = () => described.flatMap(({ leaves }) => leaves);
  test('every field has a name', () => {
    expect(all().length).toBeGreaterThan(400);
    const unnamed = all().filter(({ resource, path }) => !fieldName(translate, resource, path));
    expect([...new Set(unnamed.map(({ resource, path }) => `${resource}: ${path}`))]).toEqual([]);
  });
  test('every coded value has a name', () => {
    const unnamed = all().flatMap(({ resource, names, path, values }) =>
      values
        .filter((value) => valueName(translate, names, path, value) === undefined)
        .map((value) => `${resource}: ${path} = ${value}`),
    );
    expect([...new Set(unnamed)]).toEqual([]);
  });
  test('no amount, rate or instant is shown as its stored number', () => {
    const value = 1_795_752_100_000;
    const shown = described.flatMap(({ names, fields }) =>
      [...fields].flatMap(([path, { unit }]) =>
        unit === 'money' || unit === 'rate' || unit === 'instant'
          ? [
              `${unit} ${leafText(value, path, unit, { translate, settings: SETTINGS, values: names })}`,
            ]
          : [],
      ),
    );
    expect(shown.length).toBeGreaterThan(60);
    expect(new Set(shown)).toEqual(
      new Set(['money ¥17,957,521,000.00', 'rate 17,957,521,000%', 'instant Nov 27, 2026, 04:01']),
    );
  });
});

const RECORDS: Record<string, object[]> = {
  dimensions: [{ id: 5, key: 'attitude', names: { en: 'Staff manners', zh: '服务态度' } }],
  tickets: [{ id: 17, number: 'TK20260928-0017' }],
  categories: [{ id: 25, names: { en: 'Shoes', zh: '鞋' } }],
  priceLists: [{ id: 2, names: { en: 'App prices', zh: 'App 价格' } }],
  prices: [{ id: 1, variantId: 7, name: 'Lamp', sku: 'L-1' }],
  attributes: [
    {
      id: 1,
      code: 'connection',
      names: { en: 'Connection', zh: '连接方式' },
      options: [{ code: 'bluetooth', names: { en: 'Bluetooth', zh: '蓝牙' } }],
    },
    { id: 2, code: 'capacity', names: { en: 'Capacity', zh: '容量' }, unit: 'ml' },
  ],
};

const show = async (
  resource: string,
  {
    before = {},
    after,
    language = 'en' as 'en' | 'zh',
    around,
  }: { before?: object; after: object; language?: 'en' | 'zh'; around?: RaRecord },
) => {
  const queryClient = new QueryClient();
  const store = { storeName: 'S', currency: 'CNY', timeZone: 'UTC', decimals: 2, language };
  const identity = { id: '1', fullName: 'Somebody', role: 'owner', store };
  queryClient.setQueryData(['auth', 'getIdentity'], identity);
  const dataProvider = {
    getMany: async (of: string) => ({ data: RECORDS[of] ?? [] }),
    getList: async (of: string) => ({ data: RECORDS[of] ?? [], total: 2 }),
    call: async (_: string, path: string) => ({
      data: path.includes('audiences')
        ? {
            levels: [{ key: 'gold', names: { en: 'Gold', zh: '黄金会员' } }],
            groups: [],
            channels: [],
            segments: [],
          }
        : [],
    }),
  };
  const { container } = render(
    <MemoryRouter>
      <CoreAdminContext
        dataProvider={dataProvider as unknown as DataProvider}
        i18nProvider={providerOf(language)}
        queryClient={queryClient}
        authProvider={{ getIdentity: async () => identity, canAccess: async () => true } as never}
      >
        <ResourceDefinitionContextProvider
          definitions={Object.fromEntries(
            features.map(({ name, options }) => [name, { name, options }]),
          )}
        >
          <RecordContextProvider value={around}>
            <Changes resource={resource} before={before as never} after={after as never} />
          </RecordContextProvider>
        </ResourceDefinitionContextProvider>
      </CoreAdminContext>
    </MemoryRouter>,
  );
  return {
    expectText: (text: string) => waitFor(() => expect(container.textContent).toContain(text)),
    text: () => container.textContent ?? '',
  };
};

describe('changes of records in words', () => {
  test('the coded values of tickets and cases are words, also where a store has codes of that name', async () => {
    const of = (name: string) => described[features.findIndex((one) => one.name === name)];
    const { translate } = providerOf('zh');
    for (const resource of ['tickets', 'cases']) {
      const own = of(resource);
      const coded = (own?.leaves ?? []).filter(
        ({ path, values }) => values.length > 0 && !path.includes('.'),
      );
      expect(coded.length).toBeGreaterThan(2);
      for (const { path, values, names } of coded) {
        const [value = ''] = values.slice(-1);
        const word = valueName(translate, names, path, value) ?? 'no word';
        const { expectText } = await show(resource, {
          after: { [path]: value },
          language: 'zh',
        });
        await expectText(word);
        cleanup();
      }
    }
  });
  test('the order of a list that left in a file is a field and a direction in words', async () => {
    const after = { sort: ['effectiveAt', 'DESC'] };
    const zh = await show('priceEvents', { after, language: 'zh' });
    await zh.expectText('降序');
    expect(zh.text()).not.toMatch(/effectiveAt|DESC/);
    cleanup();
    const en = await show('products', { after: { sort: ['updatedAt', 'ASC'] } });
    await en.expectText('Changed; ascending');
  });
  test('a ticket and a case are named by their numbers', async () => {
    const { expectText, text } = await show('cases', { after: { ticketId: 17 } });
    await expectText('TK20260928-0017');
    expect(text()).not.toContain('#17');
  });
  test('prices of a variant are amounts, and its options have their names', async () => {
    const variant = { id: 7, optionValues: ['Red'], sku: 'L-1', basePrice: 21_900, cost: 5_960 };
    const { expectText } = await show('products', {
      before: { variants: [variant] },
      after: { variants: [{ ...variant, basePrice: 22_900, cost: null }] },
    });
    await expectText('Variants · Red · L-1 · Base price¥219.00 → ¥229.00');
    await expectText('Cost¥59.60 → –');
  });
  test('a new option is listed by the names of its values', async () => {
    const values = [
      { key: 's', names: { en: 'Small', zh: '小号' } },
      { key: 'm', names: { en: 'Medium', zh: '中号' } },
    ];
    const after = { options: [{ names: { en: 'Size', zh: '尺码' }, values }] };
    const { expectText } = await show('products', { before: { options: [] }, after });
    await expectText('Name: Size; Values: Small, Medium');
    cleanup();
    const chineseShown = await show('products', { before: { options: [] }, after, language: 'zh' });
    await chineseShown.expectText('名称：尺码；规格值：小号、中号');
  });
  test('attributes have the names of the attribute and of its option, and its unit', async () => {
    const { expectText } = await show('products', {
      before: { attributes: { connection: null, capacity: 100 } },
      after: { attributes: { connection: 'bluetooth', capacity: 480 } },
    });
    await expectText('Attributes · Connection– → Bluetooth');
    await expectText('Attributes · Capacity100 ml → 480 ml');
  });
  test.each([
    ['en', 'Staff manners', 'Dimension · Staff manners'],
    ['zh', '服务态度', '指标 · 服务态度'],
  ] as const)(
    'dimensions are named in %s, also where an action is verified by one',
    async (language, name, measured) => {
      const measure = { kind: 'dimension', questionKey: '', rowKey: 'attitude' };
      const after = { dimensionKey: 'attitude', measure };
      const { expectText, text } = await show('correctiveActions', { after, language });
      await expectText(measured);
      await expectText(name);
      expect(text()).not.toContain('attitude');
      cleanup();
      for (const [resource, of] of [
        ['satisfactionTargets', { dimensionKey: 'attitude' }],
        ['surveyResponses', { topics: ['attitude'] }],
        ['surveyAlerts', { dimensions: ['attitude'] }],
        ['weightSets', { weights: { attitude: 10_000 } }],
      ] as const) {
        const shown = await show(resource, { after: of, language });
        await shown.expectText(name);
        expect(shown.text()).not.toContain('attitude');
        cleanup();
      }
    },
  );
  test('a figure that is gone is named by its kind', async () => {
    const measure = { kind: 'score', questionKey: 'q6ynd6c', rowKey: '' };
    const { expectText, text } = await show('correctiveActions', { after: { measure } });
    await expectText('Question');
    expect(text()).not.toContain('q6ynd6c');
  });
  test('a category has the name of the one above it, and its place counts from one', async () => {
    const { expectText } = await show('categories', {
      before: { parentId: 25, position: 0 },
      after: { parentId: null, position: 3 },
    });
    await expectText('UnderShoes → –');
    await expectText('Place1 → 4');
  });
  test('what follows from other fields of a record is left out', async () => {
    const stored = { names: { en: 'Boots', zh: '靴子' }, name: 'Boots', code: 'boots', depth: 1 };
    const { expectText, text } = await show('categories', {
      before: { ...stored, parentId: 25, path: '/25/31/' },
      after: { mergedInto: 25 },
      language: 'zh',
    });
    await expectText('合并到鞋');
    expect(text()).toContain('名称靴子');
    expect(text()).not.toMatch(/Name|Path|Depth|Boots/);
  });
  test('a formula says its kind and its rate, also in Chinese', async () => {
    const after = { formula: { kind: 'percent', bps: -1200 }, listId: 2 };
    const { expectText } = await show('priceBatches', {
      before: { formula: null, listId: 1 },
      after,
    });
    await expectText('Percent: -12%');
    await expectText('App prices');
    cleanup();
    const { expectText: expectChinese, text } = await show('priceBatches', {
      before: { formula: null },
      after,
      language: 'zh',
    });
    await expectChinese('：-12%');
    expect(text()).not.toMatch(/[:;] /);
  });
  test.each([
    ['en', 'Ruleevents (sign-in): at least 3 → events (sign-in or checkout): at least 3'],
    ['zh', '规则行为次数（签到）不少于 3 → 行为次数（签到、结算）不少于 3'],
  ] as const)('a rule about members is written as a sentence in %s', async (language, sentence) => {
    const ruleOf = (...keys: string[]) => ({
      rule: { is: 'all', of: [{ is: 'atLeast', fact: 'events', keys, value: 3 }] },
    });
    for (const resource of ['segments', 'tags']) {
      const { expectText } = await show(resource, {
        before: ruleOf('sign_in'),
        after: ruleOf('sign_in', 'checkout'),
        language,
      });
      await expectText(sentence);
      cleanup();
    }
  });
  test.each([
    ['en', 'How was it? · Must be answered', 'Asked only if “How was it?” is at most 2.', 'Slow'],
    ['zh', '怎么样？ · 必答', '仅当“怎么样？”不高于 2 分时显示。', '慢'],
  ] as const)(
    'questions of a survey are named by their texts in %s, never by their keys',
    async (language, label, condition, option) => {
      const shared = { isRequired: false, showIf: null, skips: [] };
      const whole = {
        ...shared,
        type: 'csat',
        key: 'q6ynd6c',
        texts: { en: 'How was it?', zh: '怎么样？' },
      };
      const options = [{ id: 'o9x', texts: { en: 'Slow', zh: '慢' } }];
      const why = { ...shared, type: 'choice', key: 'qabc123', texts: { en: 'Why?' }, options: [] };
      const of = (...questions: object[]) => ({ definition: { questions } });
      const condition6 = { questionKey: 'q6ynd6c', rowKey: null, operator: 'atMost', value: 2 };
      const after = of(
        { ...whole, isRequired: true },
        {
          ...why,
          options,
          showIf: { match: 'all', conditions: [{ ...condition6, optionIds: [] }] },
          skips: [{ operator: 'answered', optionIds: [], value: null, toKey: 'q6ynd6c' }],
        },
      );
      const { expectText, text } = await show('surveyVersions', {
        before: of(whole, why),
        after,
        language,
        around: { id: 1, ...after },
      });
      await expectText(label);
      await expectText(condition);
      await expectText(option);
      expect(text()).not.toMatch(/q6ynd6c|qabc123|o9x/);
    },
  );
  test('terms of a promotion are readable at any depth', async () => {
    const after = {
      terms: {
        trigger: 'code',
        lane: 'order',
        scope: { include: [{ kind: 'category', id: 25 }], exclude: [], skipReduced: true },
        conditions: [
          { kind: 'amount', min: 9_900 },
          { kind: 'quantity', min: 3, per: 'line' },
        ],
        rewards: [
          {
            kind: 'fullReduction',
            basis: 'amount',
            steps: [{ from: 30_000, off: { kind: 'percent', bps: 1500 } }],
          },
          { kind: 'gift', variantId: 7, quantity: 1 },
        ],
        audience: { levels: ['gold'] },
        hours: [{ weekdays: [1, 7], from: 1140, to: 1380 }],
      },
    };
    const { expectText, text } = await show('promotions', { before: { terms: null }, after });
    await expectText('Applies: With a code; Stage: Order');
    await expectText('Category: Shoes');
    await expectText('Lamp · L-1');
    await expectText('Member levels: Gold');
    for (const part of ['¥99.00', '¥300.00', 'Percent off: 15%', 'Monday, Sunday', '19:00'])
      expect(text()).toContain(part);
    expect(text()).not.toMatch(/\b(skipReduced|include|weekdays|fullReduction|9900|30000|1140)\b/);
  });
});

test('numbers that are names, as a year is, are written without separators', () => {
  const words = { translate: (() => '') as Translate, settings: SETTINGS, values: {} };
  const text = (path: string, unit?: 'plain') => leafText(2026, path, unit, words);
  expect(text('year')).toBe('2026');
  expect(text('plan.fiscalYear')).toBe('2026');
  expect(text('port', 'plain')).toBe('2026');
  expect(text('stock')).toBe('2,026');
  expect(text('years')).toBe('2,026');
});

test('an item without a name leaves no separator behind its list', async () => {
  const { container } = render(
    <MemoryRouter>
      <CoreAdminContext
        i18nProvider={providerOf('en')}
        queryClient={new QueryClient()}
        dataProvider={{} as DataProvider}
      >
        <FieldLabel resource="products" path={[{ field: 'images' }, { item: {}, identity: 'x' }]} />
        <hr />
        <FieldLabel
          resource="products"
          path={[
            { field: 'images' },
            { item: { url: '/api/pictures/1/a', alt: '' }, identity: 'url' },
          ]}
        />
      </CoreAdminContext>
    </MemoryRouter>,
  );
  await waitFor(() => expect(container.textContent).toContain('Pictures'));
  expect(container.innerHTML.split('<hr>')).toEqual(['Pictures', 'Pictures · Uploaded picture']);
});
