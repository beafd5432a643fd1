/** What may live in each room of the house, and whom it may import. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rooms = ['client', 'server', 'drizzle', 'seed', 'tests'];
const files = rooms
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${room}/${file}`,
    ),
  )
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\/\./.test(file))
  .concat(['vite.config.ts']);
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));

/** Code without comments; what is said in words is free. */
const codeOf = (file: string) =>
  (sources.get(file) ?? '').replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{(,])\/\/.*$/gm, '$1');

const withExtension = (path: string): string => {
  const found = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find(
    (one) => existsSync(join(root, one)) && statSync(join(root, one)).isFile(),
  );
  return found ?? path;
};

/** `server/orders/contract.ts` for a file of the house, `zod` or `node:fs` for anything else. */
const resolved = (from: string, specifier: string): string => {
  const name = specifier.replace(/\?.*$/, '');
  if (name.startsWith('#contract/')) return `server/${name.slice('#contract/'.length)}/contract.ts`;
  if (name === '#db') return 'drizzle/database.ts';
  if (name.startsWith('#db/')) return `drizzle/${name.slice('#db/'.length)}.ts`;
  if (name.startsWith('#server/')) return `server/${name.slice('#server/'.length)}.ts`;
  return name.startsWith('.')
    ? withExtension(relative(root, resolve(root, dirname(from), name)))
    : name;
};

const IMPORT =
  /^\s*(?:import|export)\b[^'"`;]*?from\s*'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm;
const importsOf = (file: string) =>
  [...codeOf(file).matchAll(IMPORT)].map(([, ...specifiers]) =>
    resolved(file, specifiers.find(Boolean) ?? ''),
  );

interface Rule {
  name: string;
  applies: (file: string) => boolean;
  /** May `file` import `target`? */
  allows: (target: string, file: string) => boolean;
}

const isContract = (file: string) => /^server\/[^/]+\/contract\.ts$/.test(file);
/** Days are arithmetic that rules of every feature need. */
const isRules = (file: string) =>
  /^server\/[^/]+\/rules\.ts$/.test(file) || file === 'server/shared/days.ts';
const isHouse = (file: string) => rooms.includes(file.split('/')[0] ?? '');
const featureOf = (file: string) => /^client\/([^/]+)\//.exec(file)?.[1];
const SHARED_CLIENT = ['ui', 'layout'];
const isClientFeature = (file: string) =>
  file.startsWith('client/') &&
  featureOf(file) !== undefined &&
  !SHARED_CLIENT.includes(featureOf(file) ?? '');
const isBuiltin = (file: string) => file.startsWith('node:');

const RULES: Rule[] = [
  {
    name: 'a contract imports zod and other contracts',
    applies: isContract,
    allows: (target) => target === 'zod' || isContract(target),
  },
  {
    name: 'rules are pure: contracts and other rules only',
    applies: isRules,
    allows: (target) => isContract(target) || isRules(target),
  },
  {
    name: 'the database knows contracts, no other part of the server',
    applies: (file) => file.startsWith('drizzle/'),
    allows: (target) => !isHouse(target) || target.startsWith('drizzle/') || isContract(target),
  },
  {
    name: 'the protocol room knows no feature but who is calling',
    applies: (file) => file.startsWith('server/http/'),
    allows: (target) =>
      !target.startsWith('server/') ||
      target.startsWith('server/http/') ||
      isContract(target) ||
      [
        'server/platform/access/identify.ts',
        'server/platform/access/auth.ts',
        'server/platform/settings/read.ts',
      ].includes(target),
  },
  {
    name: 'the server never imports the client or a test, and the seed only where it starts',
    applies: (file) =>
      file.startsWith('server/') && !file.startsWith('server/cli/') && file !== 'server/main.ts',
    allows: (target) =>
      !isHouse(target) || target.startsWith('server/') || target.startsWith('drizzle/'),
  },
  {
    name: 'the client knows of the server its contracts only, and nothing of Node',
    applies: (file) => file.startsWith('client/'),
    allows: (target) =>
      (!isHouse(target) && !isBuiltin(target)) ||
      target.startsWith('client/') ||
      isContract(target),
  },
  {
    name: 'a feature of the client never imports another',
    applies: isClientFeature,
    allows: (target, file) => !isClientFeature(target) || featureOf(target) === featureOf(file),
  },
  {
    name: 'what features share knows no feature',
    applies: (file) => file.startsWith('client/ui/'),
    allows: (target) => !isClientFeature(target),
  },
  {
    name: 'the seed knows contracts, rules, actions and the database, not the client',
    applies: (file) => file.startsWith('seed/'),
    allows: (target) =>
      !isHouse(target) || ['seed/', 'server/', 'drizzle/'].some((room) => target.startsWith(room)),
  },
  {
    name: 'nothing imports a test',
    applies: (file) => !file.startsWith('tests/'),
    allows: (target) => !target.startsWith('tests/'),
  },
  {
    name: 'only the connection knows the drivers',
    applies: (file) => !file.startsWith('drizzle/') && !file.startsWith('tests/'),
    allows: (target) => !['better-sqlite3', 'pg'].includes(target),
  },
];

describe('imports', () => {
  test('are read', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(importsOf('server/catalog/categoryTree/rules.ts')).toEqual([
      'server/catalog/categories/contract.ts',
    ]);
    expect(importsOf('server/platform/http/mount.ts')).toContain(
      'server/platform/access/identify.ts',
    );
  });
  test.each(RULES)('$name', ({ applies, allows }) => {
    const guests = files.filter(applies);
    const broken = guests.flatMap((file) =>
      importsOf(file)
        .filter((target) => !allows(target, file))
        .map((target) => `${file} → ${target}`),
    );
    expect(guests.length).toBeGreaterThan(0);
    expect(broken).toEqual([]);
  });
  test('every import of the house leads somewhere', () => {
    const missing = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => isHouse(target) && !existsSync(join(root, target)))
        .map((target) => `${file} → ${target}`),
    );
    expect(missing).toEqual([]);
  });
});

/** Where something that belongs in one place is found elsewhere: `file: line`. */
const found = (pattern: RegExp, where: (file: string) => boolean) =>
  files.filter(where).flatMap((file) =>
    codeOf(file)
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );

describe('words', () => {
  test('the two databases are named in drizzle/ only', () => {
    // The address people write, and drizzle's own type.
    const named = ['server/env.ts', 'server/platform/records/records.ts'];
    expect(
      found(
        /sqlite|postgres/i,
        (file) =>
          /^(client|server|seed)\//.test(file) &&
          !named.includes(file) &&
          !file.startsWith('server/cli/'),
      ),
    ).toEqual([]);
  });
  test('the environment is read in one place', () => {
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
  test('no type is switched off', () => {
    const isMe = (file: string) => file === 'tests/rules/architecture.test.ts';
    expect(found(/\bas any\b|: any\b|<any>|any\[\]/, (file) => !isMe(file))).toEqual([]);
    const silenced = files.filter(
      (file) => !isMe(file) && /@ts-(ignore|nocheck|expect-error)/.test(sources.get(file) ?? ''),
    );
    expect(silenced).toEqual([]);
  });
  test('the clock is handed in: rules and contracts never ask for it', () => {
    expect(
      found(/Date\.now\(\)|new Date\(\)|Math\.random/, (file) => isContract(file) || isRules(file)),
    ).toEqual([]);
  });
  test('the screens reach the server through the data provider', () => {
    const doors = ['client/api.ts', 'client/auth.ts'];
    expect(
      found(
        /\bfetch\(|XMLHttpRequest/,
        (file) => file.startsWith('client/') && !doors.includes(file),
      ),
    ).toEqual([]);
  });
});
