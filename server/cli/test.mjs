/** `npm test`: every lane of tests on both databases and in a browser, with types, lint and format beside them. */
import { existsSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { ensureBuilt, ROOT, run } from './prepare.mjs';

const BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** An installed Chromium first, then Debian's, then Playwright's own download. */
const ensureBrowser = () => {
  if (process.env.CHROMIUM_PATH || BROWSERS.some((path) => existsSync(path))) return;
  console.log('Installing a browser for the browser tests …');
  const quiet = { stdio: 'ignore' };
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) =>
    spawnSync([...root, 'apt-get'][0], [...[...root, 'apt-get'].slice(1), ...args], quiet)
      .status === 0;
  if (apt('update', '-qq')) {
    for (const name of ['chromium-headless-shell', 'chromium'])
      if (apt('install', '-y', '-qq', name)) return;
  }
  run('npx', ['playwright-core', 'install', 'chromium']);
};

/** Resolves to the exit code and, unless it is shown at once, the output. */
const start = (command, args, stdio = 'pipe') =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio,
      shell: process.platform === 'win32',
    });
    const output = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part) => output.push(part));
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) =>
      resolve({ code: code ?? 1, output: Buffer.concat(output).toString() }),
    );
  });

ensureBuilt();
ensureBrowser();
const [checks, tests] = await Promise.all([
  start('npm', ['run', '--silent', 'check']),
  start('npx', ['vitest', 'run', ...process.argv.slice(2)], 'inherit'),
]);
process.stdout.write(checks.output);
console.log(checks.code ? 'Types, lint or format: failed' : 'Types, lint and format: passed');
process.exitCode = tests.code || checks.code;
