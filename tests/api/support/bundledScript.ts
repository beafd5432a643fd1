/**
 * Scripts that tests run as processes of their own, bundled when the sources have changed: each would take three seconds
 * more to start from its sources.
 */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const SCRIPTS = [
  'server/main.ts',
  'server/cli/import.ts',
  'server/cli/restore.ts',
  // Restoring shares code with it, and a script runs only as the file that was started.
  'server/cli/backup.ts',
  'tests/api/platform/writeForever.ts',
  'tests/api/pricing/writeBatch.ts',
  'tests/api/promotions/redeemForever.ts',
] as const;
const BEGINNING = 'test-scripts-';
/** Another run may still use an older bundle. */
const UNUSED_MS = 3_600_000;

interface Builder {
  bundle: (entryPoints: readonly string[], outdir: string) => Promise<void>;
}
interface Preparation {
  fingerprintOf: (paths: readonly string[]) => string;
}
const load = <T>(file: string) =>
  import(pathToFileURL(join(ROOT, 'server', 'cli', file)).href) as Promise<T>;

const deleteUnused = (dist: string) => {
  for (const name of readdirSync(dist)) {
    const path = join(dist, name);
    if (name.startsWith(BEGINNING) && Date.now() - statSync(path).mtimeMs > UNUSED_MS)
      rmSync(path, { recursive: true, force: true });
  }
};

const bundleAll = async (): Promise<string> => {
  const { fingerprintOf } = await load<Preparation>('prepare.mjs');
  const sources = fingerprintOf(['server', 'drizzle', 'seed', 'package.json', ...SCRIPTS]);
  const dist = join(ROOT, 'dist');
  const folder = join(dist, `${BEGINNING}${sources}`);
  if (existsSync(folder)) return folder;
  const { bundle } = await load<Builder>('build.mjs');
  const unfinished = `${BEGINNING}${process.pid}`;
  await bundle(SCRIPTS, join('dist', unfinished));
  try {
    renameSync(join(dist, unfinished), folder);
  } catch (error) {
    // Another process of tests was faster.
    if (!existsSync(folder)) throw error;
    rmSync(join(dist, unfinished), { recursive: true, force: true });
  }
  deleteUnused(dist);
  return folder;
};

let bundled: Promise<string> | undefined;
/** The path of a script that Node runs as it is. */
export const bundledScript = async (script: (typeof SCRIPTS)[number]): Promise<string> =>
  join(await (bundled ??= bundleAll()), `${basename(script, '.ts')}.js`);
