/** A disk that is full at any step of the first start, of a backup and of a restore: nothing is taken for whole by half. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connection, connect } from '#db';
import { insertRows } from '#db/bulk';
import { refusalOf } from '#db/errors';
import { dialect } from '#db/kit';
import { members } from '#db/schema/members/members';
import { query } from '#db/statements';
import { backup, FORMAT } from '#server/cli/backup';
import { restore } from '#server/cli/restore';
import { storedSecret } from '#server/platform/access/storedSecret';
import { folderStorage } from '#server/platform/files/folderStorage';
import { verifyAll } from '#server/platform/verify/verify';
import { seedDemo } from '../../../seed/demo.ts';
import { fillingOf } from '../../../seed/fill.ts';
import { prepareStore } from '../../../seed/prepareStore.ts';
import { bundledScript } from '../support/bundledScript.ts';
import { failAtEachStep } from '../support/diskSteps.ts';
import { openApi, type OpenApi } from '../support/openApi.ts';
import { openDatabase } from '../support/openDatabase.ts';

const NOW = Date.parse('2026-11-22T02:30:00Z');
const TINY = 0.002;
/** A store is begun some twenty times: on a busy machine that takes minutes, and says nothing about the store. */
const STARTS = { timeout: 600_000 };
const MEMBERS = 3000;
const CHUNK = 1000;

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'console-disk-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => join(folder, name);
const partial = () => readdirSync(folder).filter((name) => name.endsWith('.partial'));

test('a secret is stored whole or not at all, at whichever step the disk is full', async () => {
  let round = 0;
  const steps = await failAtEachStep(
    () => storedSecret(file(`data-${++round}`)),
    async (isPlaced) => {
      const data = file(`data-${round}`);
      expect(existsSync(data) ? readdirSync(data) : []).toEqual(isPlaced ? ['secret'] : []);
      // The next start goes on with what there is.
      const secret = await storedSecret(data);
      expect(secret).toMatch(/^[\w-]{43}$/);
      expect(readFileSync(join(data, 'secret'), 'utf8')).toBe(secret);
    },
  );
  expect(steps).toEqual(['mkdir', 'write', 'flush', 'place', 'flush']);
});

test('a stored file is there whole or not at all, at whichever step the disk is full', async () => {
  let round = 0;
  const content = Buffer.from('the whole picture');
  const steps = await failAtEachStep(
    () => folderStorage(file(`files-${++round}`)).put('ab/picture.webp', content, 'image/webp'),
    async (isPlaced) => {
      const storage = folderStorage(file(`files-${round}`));
      expect(await storage.has('ab/picture.webp')).toBe(isPlaced);
      await storage.put('ab/picture.webp', content, 'image/webp');
      expect(readFileSync(file(`files-${round}/ab/picture.webp`))).toEqual(content);
      expect(readdirSync(file(`files-${round}/ab`))).toEqual(['picture.webp']);
    },
  );
  expect(steps).toEqual(['mkdir', 'flush', 'flush', 'write', 'flush', 'place', 'flush']);
});

/** Loaded before the command: of the file that it writes, only the first parts are written, and then nothing more happens. */
const HANGS = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { createWriteStream, open, close } = fs;
  let parts = 0;
  const write = (...all) => ++parts <= 2 && fs.write(...all);
  fs.createWriteStream = (path, options) => {
    setInterval(() => undefined, 1000);
    return createWriteStream(path, { ...options, fs: { open, close, write } });
  };
  syncBuiltinESMExports();
`)}`;

describe('a backup', () => {
  let api: OpenApi;
  beforeAll(async () => {
    api = await openApi();
    for (let first = 0; first < MEMBERS; first += CHUNK) {
      const rows = Array.from({ length: CHUNK }, (_, index) => ({
        externalId: `m-${first + index}`,
        name: `Member ${first + index}`,
      }));
      await api.connection.transaction(async (tx) => void (await insertRows(tx, members, rows)));
    }
  });
  afterAll(() => api.close());

  const isWhole = (path: string, rows: number) => {
    const lines = gunzipSync(readFileSync(path)).toString().trimEnd().split('\n');
    expect(lines[0]).toBe(FORMAT);
    expect(lines.at(-1)).toBe(JSON.stringify({ rows }));
  };

  test('leaves the earlier file as it was, at whichever step the disk is full', async () => {
    const path = file('store.gz');
    const rows = await backup(api.databaseUrl, path);
    const earlier = readFileSync(path);
    await query(api.connection.writable, `update members set name = 'Renamed' where id = 1`);
    const steps = await failAtEachStep(
      () => backup(api.databaseUrl, path),
      (isPlaced) => {
        expect(partial()).toEqual([]);
        if (isPlaced) isWhole(path, rows);
        else expect(readFileSync(path).equals(earlier)).toBe(true);
      },
    );
    expect(steps.filter((name) => name === 'write').length).toBeGreaterThan(3);
    expect(steps.filter((name) => name !== 'write')).toEqual(['flush', 'place', 'flush']);
    isWhole(path, rows);
  });

  test('that is killed while it writes leaves the earlier file, and what it wrote is refused', async () => {
    const path = file('killed.gz');
    const rows = await backup(api.databaseUrl, path);
    const earlier = readFileSync(path);
    const script = pathToFileURL(await bundledScript('server/cli/backup.ts')).href;
    const run = `import { backup } from '${script}';
      await backup(process.env.DATABASE_URL, ${JSON.stringify(path)});`;
    const writing = spawn(
      process.execPath,
      ['--import', HANGS, '--input-type=module', '--eval', run],
      { env: { ...process.env, DATABASE_URL: api.databaseUrl } },
    );
    const ended = once(writing, 'exit');
    const written = () => partial().find((name) => statSync(file(name)).size > 0);
    await expect.poll(() => written() !== undefined, { timeout: 30_000 }).toBe(true);
    writing.kill('SIGKILL');
    expect(await ended).toEqual([null, 'SIGKILL']);
    expect(readFileSync(path).equals(earlier)).toBe(true);

    const [half = ''] = partial();
    const target = await openDatabase();
    await expect(restore(target.connection, file(half))).rejects.toThrow();
    expect(await query(target.connection.db, 'select id from members')).toEqual([]);
    expect(await restore(target.connection, path)).toBe(rows);
    await target.close();
    rmSync(file(half));
    expect(await backup(api.databaseUrl, path)).toBe(rows);
    isWhole(path, rows);
  });
});

const differences = (connection: Connection) =>
  connection.transaction((tx) => verifyAll(tx, { weekStart: 1 }));

/** SQLite answers a file that may not grow as it answers a full disk. */
describe.runIf(dialect === 'sqlite')('a database that may not grow', () => {
  test(
    'stops a first start at every step, and the next start completes the store',
    STARTS,
    async () => {
      const url = file('started.sqlite');
      const failed: Record<string, number> = {};
      let step = '';
      const start = async (pages: number) => {
        const connection = connect(url, { isDurable: false });
        try {
          await query(connection.writable, `pragma max_page_count = ${pages}`);
          step = 'migrate';
          await connection.migrate();
          step = 'defaults';
          await prepareStore(connection, {
            wantsDemo: true,
            writeDemo: async () => {
              step = 'demo';
              await seedDemo(connection, { now: NOW, scale: TINY });
            },
          });
          expect(await fillingOf(connection.db)).toBe('demo');
          expect(await differences(connection)).toEqual([]);
          return true;
        } catch (error) {
          expect([step, refusalOf(error)?.kind]).toEqual([step, 'full']);
          failed[step] = (failed[step] ?? 0) + 1;
          return false;
        } finally {
          await connection.close();
        }
      };
      for (let pages = 16; !(await start(pages)); pages = Math.ceil(pages * 1.4));
      expect(failed.migrate).toBeGreaterThan(2);
      expect(failed.demo).toBeGreaterThan(0);
    },
  );

  test('ends a restore with the reason, and leaves the store that it was to replace', async () => {
    const source = await openApi();
    const owner = await source.raw('owner');
    for (let index = 0; index < 40; index++)
      await owner('POST', '/api/categories', { names: { en: `Shelf ${index}` } });
    const path = file('restored.gz');
    await backup(source.databaseUrl, path);
    await source.close();
    const { url, connection, close } = await openDatabase();
    await restore(connection, path);
    const namesOf = async () =>
      (await query<{ name: string }>(connection.db, 'select name from categories order by id')).map(
        ({ name }) => name,
      );
    await query(connection.writable, `update categories set name = 'Mine'`);
    const mine = await namesOf();
    const script = await bundledScript('server/cli/restore.ts');
    /** In a process whose files may not be longer than this. */
    const restoreWithin = async (kibibytes: number) => {
      const command = `ulimit -f ${kibibytes}; exec "$0" "$@"`;
      const restoring = spawn(
        'bash',
        ['-c', command, process.execPath, script, path, '--replace'],
        { env: { ...process.env, DATABASE_URL: url } },
      );
      const printed: string[] = [];
      restoring.stderr.on('data', (part: Buffer) => printed.push(part.toString()));
      const [code] = (await once(restoring, 'close')) as [number | null];
      return { code, printed: printed.join('') };
    };
    let failures = 0;
    for (let kibibytes = 64; ; kibibytes *= 4) {
      const { code, printed } = await restoreWithin(kibibytes);
      if (code === 0) break;
      failures++;
      expect([code, printed]).toEqual([1, expect.stringMatching(/^Cannot restore: .+\n$/)]);
      expect(await namesOf()).toEqual(mine);
      expect(await differences(connection)).toEqual([]);
    }
    expect(failures).toBeGreaterThan(1);
    expect(new Set(await namesOf()).size).toBe(40);
    await close();
  });
});
