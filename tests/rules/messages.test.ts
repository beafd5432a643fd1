/** Both languages have all messages, and every message key that the server sends is translated. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KNOWN_DETAILS } from '#contract/orders/events';
import { IMPORT_REASONS } from '#contract/platform/imports/reasons';
import { chinese } from '../../client/layout/chinese.ts';
import { english } from '../../client/layout/english.ts';
import { REPLACED, TERMS } from './glossary.ts';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' ? flat(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]],
  );
const en = new Map(flat(english as unknown as Tree));
const zh = new Map(flat(chinese as unknown as Tree));

const root = join(import.meta.dirname, '../..');
const served = ['server', 'drizzle']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
  .filter((file) => file.endsWith('.ts'));
const KEY =
  /['"`]((?:[a-z]\w*\.)*errors\.\w+|ra\.(?:validation|message|notification|page)\.\w+)['"`]/g;
const keysIn = (file: string) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(KEY)].map(([, key = '']) => key);

const placeholders = (text: string) =>
  [...text.matchAll(/%\{(\w+)\}/g)].map(([, name]) => name).sort();

test('the interface kit uses no message of a domain', () => {
  const folder = 'client/ui';
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const OWN = /^(ui|ra|layout|errors)\./;
  const foreign = files
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(join(root, folder, file), 'utf8').matchAll(
          /['"`]([a-z]\w*(?:\.\w+)+)['"`]/g,
        ),
      ]
        .filter(([, key = '']) => en.has(key) && !OWN.test(key))
        .map(([, key]) => `${file}: ${key}`),
    );
  expect(foreign).toEqual([]);
});

describe('the messages of the two languages', () => {
  test('both languages have the same keys', () => {
    expect(en.size).toBeGreaterThan(200);
    expect(
      [...zh.keys()].filter((key) => !en.has(key)),
      'only in Chinese',
    ).toEqual([]);
    expect(
      [...en.keys()].filter((key) => !zh.has(key)),
      'only in English',
    ).toEqual([]);
  });
  test('no message is empty in one language only', () => {
    const isEmpty = (text = '') => text.trim() === '';
    expect(
      [...en].filter(([key, text]) => isEmpty(text) !== isEmpty(zh.get(key))).map(([key]) => key),
    ).toEqual([]);
  });
  test('a message has the same placeholders in both languages', () => {
    // Polyglot's plural count may occur in one language and not in the other.
    const facts = (text = '') =>
      [...new Set(placeholders(text))].filter((name) => name !== 'smart_count').join();
    const own = [...en].filter(([key]) => !key.startsWith('ra.') && zh.has(key));
    const different = own.filter(([key, text]) => facts(text) !== facts(zh.get(key)));
    expect(different.map(([key]) => key)).toEqual([]);
  });
  test('no Chinese message is written in English', () => {
    const han = /\p{Script=Han}/u;
    const latin = /[A-Za-z]{4,}/;
    const names = /^(?:[A-Z0-9][\w.+:/-]*|https?:\/\/\S+|English|[\s\d%{}.,·…–-])+$/;
    const english = [...zh].filter(
      ([, text]) =>
        !han.test(text) &&
        latin.test(text.replace(/%\{\w+\}/g, '')) &&
        !names.test(text.replace(/%\{\w+\}/g, '')),
    );
    expect(english).toEqual([]);
  });
});

describe('the words of the messages', () => {
  const own = (messages: ReadonlyMap<string, string>) =>
    [...messages].filter(([key]) => !key.startsWith('ra.'));
  test('a term has one translation', () => {
    const terms = new Map(TERMS);
    const other = own(en).flatMap(([key, text]) => {
      const term = terms.get(text);
      return term === undefined || zh.get(key) === term ? [] : [[key, text, zh.get(key)]];
    });
    expect(other).toEqual([]);
  });
  test('what is about the words of a comment is 话题; 主题 is the subject of a ticket or a message, or a theme', () => {
    const found = own(zh).filter(
      ([key, text]) => text.includes('主题') && !/subject|theme/i.test(en.get(key) ?? ''),
    );
    expect(found).toEqual([]);
    const topics = own(en).flatMap(([key, text]) =>
      /\btopics?\b/i.test(text) && !/话题/.test(zh.get(key) ?? '') ? [[key, zh.get(key)]] : [],
    );
    expect(topics).toEqual([]);
  });
  test('every term of the glossary is used', () => {
    const texts = new Set(own(en).flatMap(([, text]) => text.split(' |||| ')));
    expect(TERMS.flatMap(([term]) => (texts.has(term) ? [] : [term]))).toEqual([]);
  });
  test.each([
    ['en', en],
    ['zh', zh],
  ] as const)('no message in %s uses a word that a term replaces', (language, messages) => {
    const found = own(messages).filter(([, text]) =>
      REPLACED[language].some((word) => word.test(text.replace(/%\{\w+\}/g, ''))),
    );
    expect(found).toEqual([]);
  });
  test('Chinese sentences have full-width punctuation, and blanks around figures and Latin words', () => {
    const half =
      /\p{Script=Han}[,:;?!()]|[,:;?!()]\p{Script=Han}|\p{Script=Han}\.(?!\w)|[。，：；？！] /u;
    const unspaced = /\p{Script=Han}[A-Za-z\d]|[A-Za-z\d]\p{Script=Han}/u;
    // Names of days that are always written so.
    const names = /^(?:双\d+|\d+月)$/u;
    const found = own(zh).filter(
      ([, text]) => half.test(text) || (unspaced.test(text) && !names.test(text)),
    );
    expect(found).toEqual([]);
  });
});

test('what explains a field ends like a sentence, unless it is a formula', () => {
  const isHelp = ([key, text]: [string, string]) =>
    /[a-z](?:Help|Hint)$/.test(key) && !text.includes('÷');
  const found = [...en, ...zh].filter(isHelp);
  expect(found.length).toBeGreaterThan(100);
  expect(
    found.filter(([, text]) => text.split(' |||| ').some((form) => !/[.。?？…:：]$/u.test(form))),
  ).toEqual([]);
});

describe('texts that are put together on screens', () => {
  const screens = readdirSync(join(root, 'client'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/messages/.test(file))
    .map((file) => [file, readFileSync(join(root, 'client', file), 'utf8')] as const);
  /** The Chinese texts of a key as it stands in the code, where its parts may be anything. */
  const chineseOf = (key: string) => {
    const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`));
    const fits = new RegExp(`^${parts.join(String.raw`[\w.]+`)}$`);
    return [...zh].filter(([known]) => fits.test(known)).map(([, text]) => text);
  };
  test('no blank follows a message whose Chinese ends with full-width punctuation', () => {
    const SPACED = /translate\(\s*['"`]([^'"`]+)['"`](?:, [^\n]*?)?\)\}(?:\{' '\}| (?=[<{]))/g;
    const found = screens.flatMap(([file, text]) =>
      [...text.matchAll(SPACED)].flatMap(([, key = '']) =>
        chineseOf(key).some((said) => /[。，：；？！]$/u.test(said)) ? [`${file}: ${key}`] : [],
      ),
    );
    expect(found).toEqual([]);
  });
  test('parentheses come from the messages, which know those of each language', () => {
    const found = screens.filter(([, text]) => / \(\$\{|[^=] \(\{[a-z]+\(/.test(text));
    // A code of a country, and the time zone of an instant, are in no language.
    const latin = ['catalog/products/ProductFields.tsx', 'ui/record/instant.tsx'];
    expect(found.map(([file]) => file).filter((file) => !latin.includes(file))).toEqual([]);
  });
});

describe('the texts of verbs', () => {
  const code = readdirSync(join(root, 'client'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/messages/.test(file))
    .map((file) => [file, readFileSync(join(root, 'client', file), 'utf8')] as const);
  const WORDS = /const WORDS = '([^']+)'/;
  const TEXT =
    /\b(?:title|label|verb|success|message|pendingText):\s*(?:translate\(\s*)?([`'])((?:\$\{\w+\}|[a-z]\w*)\.[\w.${}]+)\1|lines: \[\s*(?:translate\(\s*)?([`'])((?:\$\{\w+\}|[a-z]\w*)\.[\w.${}]+)\3/g;
  /** Keys as they stand in the code; a part that varies is a pattern. */
  const keys = code.flatMap(([file, text]) =>
    [...text.matchAll(TEXT)].map(([, , one, , other]) => {
      const key = (one ?? other ?? '').replaceAll('${WORDS}', WORDS.exec(text)?.[1] ?? '');
      return { file, key, isBuilt: key.includes('${') };
    }),
  );
  const variantsOf = (key: string) => {
    const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', String.raw`\.`));
    const fits = new RegExp(`^${parts.join(String.raw`([\w.]+)`)}$`);
    return new Set(
      [...en.keys()].flatMap((known) => {
        const found = fits.exec(known);
        return found ? [found.slice(1).join()] : [];
      }),
    );
  };
  test('what a verb says is in the messages, also where its key is put together', () => {
    expect(keys.length).toBeGreaterThan(150);
    const missing = keys.filter(({ key, isBuilt }) =>
      isBuilt ? variantsOf(key).size === 0 : !en.has(key),
    );
    expect(missing.map(({ file, key }) => `${file}: ${key}`)).toEqual([]);
  });
  test('a dialog whose title is put together has a text for every title', () => {
    const dialogs = keys.filter(({ key }) => key.includes('${') && key.endsWith('.title'));
    expect(dialogs.length).toBeGreaterThan(3);
    const missing = dialogs.flatMap(({ file, key }) => {
      const text = key.replace(/title$/, 'text');
      if (!keys.some((one) => one.file === file && one.key === text)) return [];
      // A title that the code names whole is of another dialog.
      return [...variantsOf(key)]
        .map((one) => key.replace(/\$\{[^}]*\}/, one))
        .filter((title) => !code.some(([, source]) => source.includes(`'${title}'`)))
        .filter((title) => !en.has(title.replace(/title$/, 'text')));
    });
    expect(missing).toEqual([]);
  });
});

test('the details of events that are known here have words', () => {
  const missing = KNOWN_DETAILS.filter((key) => !en.has(`events.details.${key}`));
  expect(missing).toEqual([]);
});

describe('the message keys that the server sends', () => {
  const used = new Map(
    served.flatMap((file) => keysIn(file).map((key): [string, string] => [key, file])),
  );
  test('message keys are found in the source code of the server', () => {
    expect(used.has('errors.stale')).toBe(true);
    expect(used.has('categories.errors.notEmpty')).toBe(true);
  });
  test.each(Object.entries({ en, zh }))(
    'every message key of the server is translated in %s',
    (_, dictionary) => {
      const missing = [...used]
        .filter(([key]) => !dictionary.has(key) && !key.startsWith('imports.errors.'))
        .map(([key, file]) => `${key} (${file})`);
      expect(missing).toEqual([]);
    },
  );
  test('every reason of an import is translated in both languages', () => {
    const reasons = [...used.keys()]
      .filter((key) => key.startsWith('imports.errors.'))
      .map((key) => key.slice('imports.errors.'.length));
    expect(
      reasons.filter((reason) => !IMPORT_REASONS[reason]?.en || !IMPORT_REASONS[reason].zh),
    ).toEqual([]);
  });
});
