/** `npm start`: installs, builds, then serves client and API in this process. */
import { ensureBuilt, ROOT } from './prepare.mjs';

process.chdir(ROOT);
await ensureBuilt();
await import('../../dist/server/main.js');
