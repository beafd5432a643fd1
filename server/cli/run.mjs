/** `node server/cli/run.mjs <file.ts> …`: runs a script of the project from its sources. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './prepare.mjs';

ensureInstalled();
const [file = '', ...args] = process.argv.slice(2);
// Paths on the command line are the caller's: stay in their folder.
const child = spawn(
  process.execPath,
  ['--import', import.meta.resolve('tsx'), join(ROOT, file), ...args],
  {
    stdio: 'inherit',
    cwd: process.env.INIT_CWD ?? process.cwd(),
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
