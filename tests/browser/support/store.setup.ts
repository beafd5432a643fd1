/**
 * Builds the console if it is out of date and makes the store that every test file copies: small, with each role logged
 * in. The copy has the secret of the sessions, so their cookies are valid on every server.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import type { Role } from '#contract/platform/access';
import { clockArguments, offsetFromNow } from './clock.ts';
import { environmentOf, ROOT, startConsole } from './console.ts';
import { signIn } from './signIn.ts';
import { addWork } from './work.ts';

declare module 'vitest' {
  interface ProvidedContext {
    store: Store;
  }
}

export interface Store {
  /** The database and the files of the store, while no server uses them. */
  folder: string;
  /** Session cookies, from one login per role, because logins are rate-limited. */
  cookies: Record<Role, string>;
  /** Milliseconds between the machine's clock and the store's. */
  offset: number;
  /** The path of the page that accepts an invitation. */
  invitation: string;
}

const ensureBuilt = async () => {
  const prepare = pathToFileURL(join(ROOT, 'server', 'cli', 'prepare.mjs')).href;
  await ((await import(prepare)) as { ensureBuilt: () => Promise<void> }).ensureBuilt();
};

const makeStore = async (folder: string): Promise<Store> => {
  const fill = join(import.meta.dirname, 'fillStore.ts');
  const offset = offsetFromNow();
  await promisify(execFile)(
    process.execPath,
    [...clockArguments(offset), '--import', 'tsx', fill],
    {
      cwd: ROOT,
      env: environmentOf(folder),
    },
  );
  const { url, stop } = await startConsole(folder, offset);
  try {
    const cookies = {
      owner: await signIn(url, 'owner'),
      manager: await signIn(url, 'manager'),
      marketer: await signIn(url, 'marketer'),
      agent: await signIn(url, 'agent'),
      analyst: await signIn(url, 'analyst'),
    };
    return { folder, cookies, offset, invitation: await addWork(url, cookies.owner) };
  } finally {
    await stop();
  }
};

export default async function setup(project: TestProject) {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), 'console-browser-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    project.provide('store', await makeStore(folder));
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}
