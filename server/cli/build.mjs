/** Builds the client (with compressed copies) and bundles the server, so that it starts from one file. */
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { ensureInstalled, ROOT } from './prepare.mjs';

const COMPRESSED = new Set(['.js', '.css', '.svg', '.html']);
const MIN_BYTES = 1000;

const compress = async (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await compress(path);
    if (!entry.isFile() || !COMPRESSED.has(extname(entry.name))) continue;
    const content = readFileSync(path);
    if (content.length < MIN_BYTES) continue;
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    writeFileSync(`${path}.br`, await promisify(brotliCompress)(content, quality));
    writeFileSync(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
  }
};

const buildClient = async () => {
  // Whoever starts the build, also a test: otherwise React and the styles come as their slow development versions.
  process.env.NODE_ENV = 'production';
  const { build } = await import('vite');
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    root: join(ROOT, 'client'),
    logLevel: 'warn',
  });
  await compress(join(ROOT, 'dist', 'client'));
};

/** Bundles scripts of the project for Node, in a folder two below the project, from which the migrations are found. */
export const bundle = async (entryPoints, outdir) => {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir,
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    minifySyntax: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Native code stays where it was built.
    external: ['better-sqlite3', 'pg-native', 'sharp'],
    logLevel: 'warning',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  // A thread starts from a file of its own, with what that imports.
  const workers = [
    'drizzle/sqlite/worker.mjs',
    'server/platform/imports/workbookWorker.mjs',
    'server/platform/imports/xlsxEntries.mjs',
    'server/platform/exports/workbookWriter.mjs',
  ];
  for (const worker of workers)
    copyFileSync(join(ROOT, worker), join(ROOT, outdir, basename(worker)));
};

const buildServer = async () => {
  rmSync(join(ROOT, 'dist', 'server'), { recursive: true, force: true });
  await bundle(['server/main.ts'], 'dist/server');
};

export const build = async () => {
  await Promise.all([buildClient(), buildServer()]);
};

if (import.meta.url === `file://${process.argv[1]}`) {
  ensureInstalled();
  await build();
}
