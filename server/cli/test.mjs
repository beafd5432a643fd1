/** `npm test`: types, lint, format, then every lane of tests on both databases and in a browser. */
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { ensureBuilt, run } from './prepare.mjs';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** An installed Chromium first, then Debian's, then Playwright's own download. */
const ensureBrowser = () => {
  if (process.env.CHROMIUM_PATH || BROWSERS.some((path) => existsSync(path))) return;
  console.log('Installing a browser for the browser tests …');
  const quiet = { stdio: 'ignore' };
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) =>
    spawnSync([...root, 'apt-get'][0], [...[...root, 'apt-get'].slice(1), ...args], quiet)
      .status === 0;
  if (apt('update', '-qq') && apt('install', '-y', '-qq', 'chromium')) return;
  run('npx', ['playwright-core', 'install', 'chromium']);
};

ensureBuilt();
ensureBrowser();
run('npx', ['tsc']);
run('npx', ['oxlint', '-c', 'server/cli/oxlint.json', '--deny-warnings']);
run('npx', [
  'prettier',
  '--check',
  '--log-level',
  'warn',
  '.',
  '!drizzle/migrations/*/meta/**',
  '!package-lock.json',
]);
run('npx', ['vitest', 'run', ...process.argv.slice(2)]);
