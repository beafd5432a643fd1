/** Which files may import which others, and what may occur in one file only. */
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  exists,
  findCycles,
  importsOf,
  isOurs,
  loadedWith,
  readSources,
  type Sources,
  withoutComments,
} from './imports.ts';

/** A domain imports only the domains that precede it in this list. */
const DOMAINS = [
  'shared',
  'platform',
  'pricing',
  'catalog',
  'members',
  'orders',
  'promotions',
  'service',
  'surveys',
  'insight',
];

const domainOf = (file: string): string | undefined => {
  const [top, domain] = file.split('/');
  return (top === 'server' || top === 'client') && DOMAINS.includes(domain ?? '')
    ? domain
    : undefined;
};
/** `server/<domain>/<feature>`; files of a domain itself belong to no feature. */
const featureOf = (file: string): string | undefined => {
  if (domainOf(file) === undefined) return undefined;
  const parts = dirname(file).split('/');
  return parts.length > 2 ? parts.slice(0, 3).join('/') : undefined;
};
const isContract = (file: string) => /^server\/.+\/contract\.ts$/.test(file);
const isShared = (file: string) => /^server\/shared\/[^/]+\.ts$/.test(file);
/** A domain's list of what it contributes, and the list of domains. */
const isComposition = (file: string) =>
  /^server\/[^/]+\/domain\.ts$/.test(file) || /^client\/[^/]+\/index\.ts$/.test(file);
const isRules = (file: string) => /^server\/[^/]+\/[^/]+\/rules\.ts$/.test(file);
const isEngine = (file: string) => file.startsWith('server/promotions/engine/');
const firstComment = (source: string) => /^\/\*\*[\s\S]*?\*\//.exec(source)?.[0] ?? '';
/** True if the first comment of the file says that it is pure. */
const claimsToBePure = (file: string, source: string) =>
  file.startsWith('server/') && /\bPure\b/.test(firstComment(source));

interface Rule {
  name: string;
  applies: (file: string, source: string) => boolean;
  /** Imports of types alone are always allowed. */
  valuesOnly?: boolean;
  /** May `file` import `target`? */
  allows: (target: string, file: string, sources: Sources) => boolean;
}

/** Libraries that only compute. */
const PURE_LIBRARIES: ReadonlySet<string> = new Set(['node-html-parser']);

const isPure = (file: string, sources: Sources): boolean =>
  isContract(file) ||
  isShared(file) ||
  isRules(file) ||
  isEngine(file) ||
  claimsToBePure(file, sources.get(file) ?? '');

const RULES: Rule[] = [
  {
    name: 'a contract imports zod, shared code and other contracts',
    applies: isContract,
    allows: (target) => target === 'zod' || isContract(target) || isShared(target),
  },
  {
    name: 'a pure file imports only pure files',
    valuesOnly: true,
    applies: (file, source) =>
      isRules(file) || isEngine(file) || isShared(file) || claimsToBePure(file, source),
    allows: (target, file, sources) =>
      isPure(target, sources) || PURE_LIBRARIES.has(target) || (target === 'zod' && isShared(file)),
  },
  {
    name: 'shared code imports no domain',
    applies: isShared,
    allows: (target) => !isOurs(target) || isShared(target),
  },
  {
    name: 'a domain of the server imports only domains before it',
    applies: (file) =>
      file.startsWith('server/') && domainOf(file) !== undefined && !isComposition(file),
    allows: (target, file) => {
      if (!target.startsWith('server/')) return !isOurs(target) || target.startsWith('drizzle/');
      const domain = domainOf(target);
      return (
        domain !== undefined && DOMAINS.indexOf(domain) <= DOMAINS.indexOf(domainOf(file) ?? '')
      );
    },
  },
  {
    name: 'only server/app.ts imports a domain’s list of contributions',
    applies: (file) => file.startsWith('server/'),
    allows: (target, file) =>
      !/^server\/[^/]+\/domain\.ts$/.test(target) || file === 'server/app.ts',
  },
  {
    name: 'a domain of the client imports only domains before it',
    applies: (file) =>
      file.startsWith('client/') && domainOf(file) !== undefined && !isComposition(file),
    allows: (target, file) => {
      const domain = domainOf(target);
      return (
        domain === undefined || DOMAINS.indexOf(domain) <= DOMAINS.indexOf(domainOf(file) ?? '')
      );
    },
  },
  {
    name: 'a feature of the client imports no other feature, only the shared code of its own and earlier domains',
    applies: (file) => file.startsWith('client/') && featureOf(file) !== undefined,
    allows: (target, file) => {
      if (!target.startsWith('client/')) return true;
      const feature = featureOf(target);
      return feature === undefined || feature === featureOf(file) || feature.endsWith('/shared');
    },
  },
  {
    name: 'the client imports only contracts and pure rules from the server, and nothing from Node',
    applies: (file) => file.startsWith('client/'),
    allows: (target) =>
      target.startsWith('client/') ||
      isContract(target) ||
      isRules(target) ||
      isShared(target) ||
      (!isOurs(target) && !target.startsWith('node:')),
  },
  {
    name: 'the interface kit imports no domain',
    applies: (file) => file.startsWith('client/ui/'),
    allows: (target) =>
      !isOurs(target) || isShared(target) || /^client\/(ui\/|[^/]+\.tsx?$)/.test(target),
  },
  {
    name: 'the database imports contracts and shared code, and no other part of the server',
    applies: (file) => file.startsWith('drizzle/'),
    allows: (target) =>
      !isOurs(target) || target.startsWith('drizzle/') || isContract(target) || isShared(target),
  },
  {
    name: 'the server never imports the client or a test, and imports the seed only where it starts',
    applies: (file) =>
      file.startsWith('server/') && !file.startsWith('server/cli/') && file !== 'server/main.ts',
    allows: (target) =>
      !isOurs(target) || target.startsWith('server/') || target.startsWith('drizzle/'),
  },
  {
    name: 'the seed imports the server and the database, but not the client',
    applies: (file) => file.startsWith('seed/'),
    allows: (target) =>
      !isOurs(target) || ['seed/', 'server/', 'drizzle/'].some((top) => target.startsWith(top)),
  },
  {
    name: 'only the configuration of the test lanes imports a file of the tests',
    applies: (file) => !file.startsWith('tests/') && file !== 'vite.config.ts',
    allows: (target) => !target.startsWith('tests/'),
  },
  {
    name: 'only drizzle/ and the tests import the database drivers',
    applies: (file) => !file.startsWith('drizzle/') && !file.startsWith('tests/'),
    allows: (target) => !['better-sqlite3', 'pg'].includes(target),
  },
];

/** `file → target` of every import that the rule forbids. */
const violations = ({ applies, allows, valuesOnly }: Rule, sources: Sources): string[] =>
  [...sources]
    .filter(([file, source]) => applies(file, source))
    .flatMap(([file, source]) =>
      importsOf(file, source, valuesOnly)
        .filter((target) => !allows(target, file, sources))
        .map((target) => `${file} → ${target}`),
    );

const graphOf = (
  sources: Sources,
  nodeOf: (file: string) => string | undefined,
  counts: (target: string) => boolean = () => true,
) => {
  const graph = new Map<string, Set<string>>();
  for (const [file, source] of sources) {
    const from = nodeOf(file);
    if (from === undefined || isComposition(file)) continue;
    for (const target of importsOf(file, source)) {
      const to = nodeOf(target);
      if (to === undefined || to === from || !counts(target)) continue;
      graph.set(from, (graph.get(from) ?? new Set()).add(to));
    }
  }
  return graph;
};
/** Features may refer to each other's contracts, so contracts are checked for cycles file by file. */
const featureCycles = (sources: Sources) =>
  findCycles(graphOf(sources, featureOf, (target) => !isContract(target)));
const contractCycles = (sources: Sources) =>
  findCycles(graphOf(sources, (file) => (isContract(file) ? file : undefined)));

const sources = readSources();
const ruleNamed = (name: string) => RULES.find((rule) => rule.name === name) as Rule;
const withCode = (file: string, code: string): Sources =>
  new Map([...sources, [file, code + (sources.get(file) ?? '')]]);

describe('the imports of the repository', () => {
  test('imports are found in every file', () => {
    expect(sources.size).toBeGreaterThan(100);
    expect(importsOf('server/app.ts', sources.get('server/app.ts') ?? '')).toContain(
      'server/platform/http/mount.ts',
    );
  });
  test.each(RULES)('$name', (rule) => {
    expect([...sources].some(([file, source]) => rule.applies(file, source))).toBe(true);
    expect(violations(rule, sources)).toEqual([]);
  });
  test('feature folders do not import each other in a cycle', () =>
    expect(featureCycles(sources)).toEqual([]));
  test('contracts do not import each other in a cycle', () =>
    expect(contractCycles(sources)).toEqual([]));
  test('every import of a file in the repository leads to an existing file', () => {
    const missing = [...sources].flatMap(([file, source]) =>
      importsOf(file, source)
        .filter((target) => isOurs(target) && !exists(target))
        .map((target) => `${file} → ${target}`),
    );
    expect(missing).toEqual([]);
  });
});

describe('what the console loads before its first page', () => {
  test('the first page loads no schemas, whose library is a quarter of its code', () => {
    const loaded = loadedWith('client/main.tsx', sources);
    expect(loaded.has('client/layout/Layout.tsx')).toBe(true);
    expect(loaded.has('client/catalog/products/ProductList.tsx')).toBe(false);
    expect(loaded.has('zod')).toBe(false);
  });
  test('a contract with schemas in the first page is reported', () => {
    const file = 'client/api.ts';
    const faulty = withCode(file, "import { ClearReason } from '#contract/platform/exports';\n");
    expect(loadedWith('client/main.tsx', faulty).has('zod')).toBe(true);
  });
});

describe('a faulty import is reported', () => {
  test('an import of a later domain is reported', () => {
    const name = 'a domain of the server imports only domains before it';
    const file = 'server/catalog/products/actions.ts';
    const faulty = withCode(
      file,
      "import { upsertOrders } from '../../orders/orders/actions.ts';\n",
    );
    expect(violations(ruleNamed(name), faulty)).toEqual([
      `${file} → server/orders/orders/actions.ts`,
    ]);
  });
  test('a cycle between two features is reported', () => {
    const faulty = withCode(
      'server/promotions/engine/evaluate.ts',
      "import { toResponse } from '../quotes/quote.ts';\n",
    );
    expect(featureCycles(faulty).flat()).toEqual(
      expect.arrayContaining(['server/promotions/engine', 'server/promotions/quotes']),
    );
  });
  test.each(['server/orders/orders/rules.ts', 'server/promotions/engine/evaluate.ts'])(
    'an import of the database in the pure file %s is reported',
    (file) => {
      const faulty = withCode(file, "import { query } from '#db/statements';\n");
      expect(violations(ruleNamed('a pure file imports only pure files'), faulty)).toEqual([
        `${file} → drizzle/statements.ts`,
      ]);
    },
  );
});

/** Lines that match the pattern in the chosen files, as `file: line`. */
const found = (pattern: RegExp, where: (file: string, source: string) => boolean) =>
  [...sources]
    .filter(([file, source]) => where(file, source))
    .flatMap(([file, source]) =>
      withoutComments(source)
        .split('\n')
        .filter((line) => pattern.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
/** Names and bodies of a file's functions, without white space. Short bodies are left out because they may be equal by chance. */
const functionsIn = (source: string): [name: string, body: string][] =>
  withoutComments(source)
    .split(/^(?=(?:export )?(?:const|function|interface|type|class) )/m)
    .flatMap((part): [string, string][] => {
      const [, name, body] = /^(?:export )?const (\w+) = [\s\S]*?=>([\s\S]*)$/.exec(part) ?? [];
      const text = body?.replace(/\s+/g, '') ?? '';
      return name && text.length > 60 ? [[name, text]] : [];
    });
/** `file: rule` for every function of the client whose body equals that of a rule. */
const copiedRules = (all: Sources): string[] => {
  const rules = [...all]
    .filter(([file]) => file.startsWith('server/') && isPure(file, all))
    .flatMap(([, source]) => functionsIn(source));
  return [...all]
    .filter(([file]) => file.startsWith('client/'))
    .flatMap(([file, source]) => {
      const code = withoutComments(source).replace(/\s+/g, '');
      return rules.filter(([, body]) => code.includes(body)).map(([name]) => `${file}: ${name}`);
    });
};
const THIS_FILE = 'tests/rules/architecture.test.ts';

describe('code that may occur in one place only', () => {
  test('only drizzle/ names the two databases', () => {
    // Exceptions: the documented form of DATABASE_URL, better-auth's adapter, and Drizzle's own types.
    const named = ['server/env.ts', 'server/platform/access/auth.ts'];
    expect(
      found(
        /sqlite|postgres/i,
        (file) =>
          /^(client|server|seed)\//.test(file) &&
          !named.includes(file) &&
          !file.startsWith('server/cli/'),
      ).filter((line) => !/SQLite(Table|Column)|sqlite-core/.test(line)),
    ).toEqual([]);
  });
  test('only drizzle/ compares the dialect', () => {
    expect(
      found(
        /\bdialect\b\s*[!=]==/,
        (file) => /^(client|server|seed)\//.test(file) && file !== 'server/platform/access/auth.ts',
      ),
    ).toEqual([]);
  });
  test('formatters of numbers and days are made in one place, which keeps them', () => {
    expect(
      found(/new Intl\.(NumberFormat|DateTimeFormat)\(/, (file) => file.startsWith('client/')),
    ).toEqual([]);
  });
  test('periods are written in one place, in Chinese in the form of single days', () => {
    expect(
      found(
        /\.formatRange\(/,
        (file) => file.startsWith('client/') && file !== 'client/ui/record/dayText.ts',
      ),
    ).toEqual([]);
  });
  test('no sentence begins with a space of its own: full-width punctuation has its gap already', () => {
    expect(found(/` \$\{translate\(/, (file) => file.startsWith('client/'))).toEqual([]);
  });
  test('the environment is read in one file only', () => {
    const readers = [
      'server/env.ts',
      'drizzle/kit.ts',
      'drizzle/sqlite/drizzle.config.ts',
      'drizzle/postgres/drizzle.config.ts',
      'vite.config.ts',
    ];
    const reads = (file: string) =>
      !readers.includes(file) &&
      !file.startsWith('tests/') &&
      !/^server\/cli\/\w+\.mjs$/.test(file);
    expect(found(/process\.env/, reads)).toEqual([]);
  });
  test('no file uses `any` or suppresses a type error', () => {
    expect(found(/\bas any\b|: any\b|<any>|any\[\]/, (file) => file !== THIS_FILE)).toEqual([]);
    const silenced = [...sources].filter(
      ([file, source]) => file !== THIS_FILE && /@ts-(ignore|nocheck|expect-error)/.test(source),
    );
    expect(silenced.map(([file]) => file)).toEqual([]);
  });
  test('pure files take the time as a parameter and never read the clock', () => {
    expect(
      found(/Date\.now\(\)|new Date\(\)|Math\.random/, (file) => isPure(file, sources)),
    ).toEqual([]);
  });
  test('the client sends requests only through the data provider and the login', () => {
    const requesters = ['client/api.ts', 'client/auth.ts'];
    expect(
      found(
        /\bfetch\(|XMLHttpRequest/,
        (file) => file.startsWith('client/') && !requesters.includes(file),
      ),
    ).toEqual([]);
  });
  test('the client makes the addresses of its pages in links.ts only', () => {
    expect(
      found(
        /\bto=\{?['"`]\/|(?:navigate|redirect)\(\s*['"`]|useCreatePath|<(?:Edit|Show|List)Button/,
        (file) => file.startsWith('client/'),
      ),
    ).toEqual([]);
    // A function that returns a template; paths of the server begin with `/api/` or are called at once.
    const returned = /(?:=>|\breturn)\s*`\/(?!api\/)[^`]*/g;
    const made = [...sources]
      .filter(([file]) => file.startsWith('client/') && file !== 'client/links.ts')
      .flatMap(([file, source]) =>
        (withoutComments(source).match(returned) ?? []).map((text) => `${file}: ${text}`),
      );
    expect(made).toEqual([]);
  });
  test('a file of the server with more than 200 lines says why in its first comment', () => {
    const unexplained = [...sources].filter(
      ([file, source]) =>
        file.startsWith('server/') &&
        source.trimEnd().split('\n').length > 200 &&
        !/\bover 200 lines\b/i.test(firstComment(source)),
    );
    expect(unexplained.map(([file]) => file)).toEqual([]);
  });
  test('at most five files of the server have more than 200 lines', () => {
    const long = [...sources]
      .filter(
        ([file, source]) => file.startsWith('server/') && source.trimEnd().split('\n').length > 200,
      )
      .map(([file]) => file);
    expect(long.length, `split one of ${long.join(', ')}`).toBeLessThanOrEqual(5);
  });
  test('the map of the server names the folder of every feature', () => {
    const map = readFileSync('server/README.md', 'utf8');
    const folders = new Set([...sources.keys()].map(featureOf));
    const missing = [...folders].filter(
      (folder) => folder?.startsWith('server/') && !map.includes(`${basename(folder)}/`),
    );
    expect(missing, 'add the folder to the map in server/README.md').toEqual([]);
  });
  test('no rule of the server is copied into the client', () =>
    expect(copiedRules(sources)).toEqual([]));
  test('a rule that is copied into the client under another name is reported', () => {
    const file = 'client/catalog/products/ProductList.tsx';
    const rule = sources.get('server/shared/money.ts') ?? '';
    const copied = rule.slice(rule.indexOf('export const mulDiv')).replace('mulDiv', 'share');
    expect(copiedRules(withCode(file, copied)).join()).toContain(`${file}: `);
  });
});
