/** The files of the repository with their code and their imports, for the architecture test. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const TOP_FOLDERS = ['client', 'server', 'drizzle', 'seed', 'tests'];

/** Source code by file path relative to the root. */
export type Sources = ReadonlyMap<string, string>;

export const readSources = (): Sources => {
  const files = TOP_FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${folder}/${file}`,
    ),
  )
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/\/\./.test(file))
    .concat(['vite.config.ts']);
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
};

/** Is this path a file of the repository and not a package? */
export const isOurs = (file: string) => TOP_FOLDERS.includes(file.split('/')[0] ?? '');
export const exists = (file: string) => existsSync(join(root, file));

/** Code without comments. */
export const withoutComments = (source: string) =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{(,])\/\/.*$/gm, '$1');

const withExtension = (path: string): string => {
  const found = [path, `${path}.ts`, `${path}.tsx`, join(path, 'index.ts')].find(
    (one) => existsSync(join(root, one)) && statSync(join(root, one)).isFile(),
  );
  return found ?? path;
};

const ALIASES: readonly (readonly [prefix: string, folder: string, suffix: string])[] = [
  ['#contract/', 'server/', '/contract.ts'],
  ['#rules/', 'server/', '/rules.ts'],
  ['#shared/', 'server/shared/', '.ts'],
  ['#server/', 'server/', '.ts'],
  ['#db/', 'drizzle/', '.ts'],
];

/** `server/orders/orders/contract.ts` for a file of the repository, `zod` or `node:fs` for anything else. */
const resolveImport = (from: string, specifier: string): string => {
  const name = specifier.replace(/\?.*$/, '');
  if (name === '#db') return 'drizzle/database.ts';
  for (const [prefix, folder, suffix] of ALIASES)
    if (name.startsWith(prefix)) return folder + name.slice(prefix.length) + suffix;
  return name.startsWith('.')
    ? withExtension(relative(root, resolve(root, dirname(from), name)))
    : name;
};

const IMPORT =
  /^\s*(?:import|export)\b[^'"`;]*?from\s*'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm;

/** The resolved imports of a file. `valuesOnly` leaves out imports of types. */
export const importsOf = (file: string, source: string, valuesOnly = false): string[] =>
  [...withoutComments(source).matchAll(IMPORT)]
    .filter(([statement]) => !valuesOnly || !/^\s*(?:import|export)\s+type\b/.test(statement))
    .map(([, ...specifiers]) => resolveImport(file, specifiers.find(Boolean) ?? ''));

const LATER_IMPORT = /\bimport\(\s*'([^']+)'/g;
const laterImportsOf = (file: string, source: string): string[] =>
  [...withoutComments(source).matchAll(LATER_IMPORT)].map(([, specifier = '']) =>
    resolveImport(file, specifier),
  );

/** Every file and package that is loaded together with a file, without what it imports later. */
export const loadedWith = (file: string, sources: Sources): ReadonlySet<string> => {
  const loaded = new Set([file]);
  for (const one of loaded) {
    const later = new Set(laterImportsOf(one, sources.get(one) ?? ''));
    for (const target of importsOf(one, sources.get(one) ?? '', true))
      if (!later.has(target)) loaded.add(target);
  }
  return loaded;
};

/** Strongly connected groups of more than one node, each sorted; [] for a graph without a cycle. */
export const findCycles = (graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] => {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (node: string) => {
    order.set(node, order.size);
    lowest.set(node, order.size - 1);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next))
        lowest.set(node, Math.min(lowest.get(node) ?? 0, lowest.get(next) ?? 0));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const group = stack.splice(stack.indexOf(node));
    if (group.length > 1) cycles.push(group.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return cycles;
};
