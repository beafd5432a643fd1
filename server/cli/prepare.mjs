/** Makes a fresh clone runnable: installs what is missing, builds what is out of date. Plain JavaScript: nothing is installed yet. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const SOURCES = ['client', 'server', 'drizzle', 'seed', 'package.json', 'vite.config.ts'];
const IGNORED = new Set(['node_modules', '.vite']);

/** Runs a command in the project's folder, showing its output; ends this process when it fails. */
export const run = (command, args, options = {}) => {
  const result = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
};

export const checkNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Cannot start: Node ${process.versions.node} is too old; 20.19 or newer is needed`);
  process.exit(1);
};

const hash = (text) => createHash('sha1').update(text).digest('hex');
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

export const ensureInstalled = () => {
  checkNode();
  const stamp = join(ROOT, 'node_modules', '.installed');
  const wanted = hash(read(join(ROOT, 'package-lock.json')));
  if (read(stamp) === wanted) return;
  const modules = lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false });
  if (modules?.isSymbolicLink()) {
    // npm ci would empty the folder that the link points to, which others use.
    console.error('Cannot install: node_modules is a link; run npm ci in the folder it belongs to');
    process.exit(1);
  }
  console.log('Installing what is missing …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
};

/** Name, size and time of every source file: changes when a build is due. */
const fingerprint = (path) => {
  const full = join(ROOT, path);
  if (!existsSync(full)) return '';
  const stat = statSync(full);
  if (!stat.isDirectory()) return `${path} ${stat.size} ${stat.mtimeMs}\n`;
  return readdirSync(full)
    .filter((name) => !IGNORED.has(name))
    .map((name) => fingerprint(join(path, name)))
    .join('');
};

/** Changes whenever one of these files, or a file in one of these folders, does. */
export const fingerprintOf = (paths) => hash(paths.map(fingerprint).join(''));

export const ensureBuilt = () => {
  ensureInstalled();
  const stamp = join(ROOT, 'dist', '.built');
  const wanted = fingerprintOf(SOURCES);
  if (read(stamp) === wanted) return;
  console.log('Building …');
  // In a process of its own: the bundler changes NODE_ENV and keeps its memory.
  run(process.execPath, [join(ROOT, 'server', 'cli', 'build.mjs')]);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
};
