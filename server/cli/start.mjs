/** `npm start`: installs, builds, then serves client and API in this process. */
import { ensureBuilt, ROOT } from './prepare.mjs';

process.chdir(ROOT);
ensureBuilt();
await import('../../dist/server/main.js');
