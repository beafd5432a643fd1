/** The folders of the bench: the project, a temporary folder, and a folder that is kept between runs. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

export const ROOT = resolve(import.meta.dirname, '../..');
/** Kept between runs. */
export const KEPT = join(ROOT, 'data', 'bench');
mkdirSync(KEPT, { recursive: true });

/** Removed at the end. */
export const TEMPORARY = mkdtempSync(join(tmpdir(), 'console-bench-'));
process.on('exit', () => rmSync(TEMPORARY, { recursive: true, force: true }));

/** Builds client and server as `npm start` does, if they are out of date. */
export const ensureBuilt = () => {
  const script = `import { ensureBuilt } from './server/cli/prepare.mjs'; await ensureBuilt();`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The console could not be built');
};

/**
 * Bundles a file of the bench like the console's server and returns the bundle's path, which lies in the project so that
 * native modules are found.
 */
export const bundle = async (
  file: string,
  name: string,
  plugins: Plugin[] = [],
): Promise<string> => {
  const outfile = join(KEPT, 'build', `${name}.mjs`);
  await build({
    absWorkingDir: ROOT,
    entryPoints: [file],
    outfile,
    bundle: true,
    minifySyntax: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['better-sqlite3', 'pg-native'],
    logLevel: 'warning',
    plugins,
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  return outfile;
};

/** A short hash of the current content of these folders. */
export const fingerprint = (folders: readonly string[]): string => {
  const hash = createHash('sha1');
  for (const folder of folders) {
    const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files) {
      const path = join(ROOT, folder, file);
      if (statSync(path).isFile()) hash.update(file).update(readFileSync(path));
    }
  }
  return hash.digest('hex').slice(0, 12);
};
