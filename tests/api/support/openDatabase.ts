/** A new migrated database of the lane's kind. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Connection, connect } from '#db';
import { dialect } from '#db/kit';

let count = 0;

export interface TestDatabase {
  url: string;
  connection: Connection;
  close: () => Promise<void>;
}

let template: Promise<string> | undefined;
/** A migrated file, made once in this process. */
const sqliteTemplate = (): Promise<string> =>
  (template ??= (async () => {
    const folder = mkdtempSync(join(tmpdir(), 'console-template-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const url = join(folder, 'store.sqlite');
    const connection = connect(url, { isDurable: false });
    await connection.migrate();
    await connection.close();
    return url;
  })());

const sqlite = async (isMigrated: boolean): Promise<TestDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), 'console-test-'));
  const url = join(folder, 'store.sqlite');
  if (isMigrated) copyFileSync(await sqliteTemplate(), url);
  const connection = connect(url, { isDurable: false });
  const close = async () => {
    await connection.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, connection, close };
};

const postgres = async (isMigrated: boolean, locale: string | undefined): Promise<TestDatabase> => {
  const server = inject('postgresUrl');
  const name = `test_${process.pid}_${++count}`;
  const admin = new pg.Client(`${server}/postgres`);
  await admin.connect();
  const template = isMigrated && !locale ? 'template_console' : 'template0';
  const sorted = locale
    ? `encoding 'UTF8' locale_provider icu icu_locale '${locale}' lc_collate 'C' lc_ctype 'C'`
    : '';
  // The files are copied, which takes half as long as writing each of their pages to the log.
  await admin.query(`create database ${name} template ${template} strategy file_copy ${sorted}`);
  await admin.end();
  const url = `${server}/${name}`;
  const connection = connect(url);
  if (isMigrated && locale) await connection.migrate();
  return { url, connection, close: () => connection.close() };
};

/**
 * `isMigrated: false` opens a database without tables. `locale`, such as `en-US`: a PostgreSQL database that sorts texts
 * as people there do.
 */
export const openDatabase = ({
  isMigrated = true,
  locale,
}: { isMigrated?: boolean; locale?: string | undefined } = {}): Promise<TestDatabase> =>
  dialect === 'sqlite' ? sqlite(isMigrated) : postgres(isMigrated, locale);
