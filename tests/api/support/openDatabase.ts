/** A new migrated database of the lane's kind. */
import { mkdtempSync, rmSync } from 'node:fs';
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

const sqlite = async (): Promise<TestDatabase> => {
  const folder = mkdtempSync(join(tmpdir(), 'console-test-'));
  const url = join(folder, 'store.sqlite');
  const connection = connect(url);
  await connection.migrate();
  const close = async () => {
    await connection.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, connection, close };
};

const postgres = async (): Promise<TestDatabase> => {
  const server = inject('postgresUrl');
  const name = `test_${process.pid}_${++count}`;
  const admin = new pg.Client(`${server}/postgres`);
  await admin.connect();
  await admin.query(`create database ${name} template template_console`);
  await admin.end();
  const url = `${server}/${name}`;
  const connection = connect(url);
  return { url, connection, close: () => connection.close() };
};

export const openDatabase = (): Promise<TestDatabase> =>
  dialect === 'sqlite' ? sqlite() : postgres();
