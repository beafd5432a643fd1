/** One interface to both kinds of database: new databases, copies, and databases that are kept between runs. */
import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './options.ts';
import { PostgresLane } from './postgresLane.ts';
import { KEPT, TEMPORARY } from './workspace.ts';

export interface Lane {
  database: Database;
  /** The address of a new database, for DATABASE_URL. */
  create(name: string): Promise<string>;
  /** A copy of a database without connections. */
  copy(url: string, name: string): Promise<string>;
  /** A database that is filled once and kept until `version` changes. */
  kept(name: string, version: string, fill: (url: string) => Promise<void>): Promise<string>;
  /** Runs maintenance that the database would otherwise do in the background during a measurement. */
  settle(url: string): Promise<void>;
  close(): Promise<void>;
}

const PARTS = ['', '-wal', '-shm'];
const remove = (file: string) => PARTS.forEach((part) => rmSync(file + part, { force: true }));

class SqliteLane implements Lane {
  readonly database = 'sqlite';
  async create(name: string) {
    const file = join(TEMPORARY, `${name}.sqlite`);
    remove(file);
    return file;
  }
  async copy(url: string, name: string) {
    const file = await this.create(name);
    for (const part of PARTS) if (existsSync(url + part)) copyFileSync(url + part, file + part);
    return file;
  }
  async kept(name: string, version: string, fill: (url: string) => Promise<void>) {
    const file = join(KEPT, `${name}-${version}.sqlite`);
    if (existsSync(file)) return file;
    for (const old of readdirSync(KEPT))
      if (old.startsWith(`${name}-`) && /\.sqlite(-wal|-shm)?$/.test(old)) rmSync(join(KEPT, old));
    const partial = join(KEPT, `${name}-partial.sqlite`);
    await fill(partial);
    for (const part of PARTS)
      if (existsSync(partial + part)) renameSync(partial + part, file + part);
    return file;
  }
  async settle() {
    // SQLite has no background maintenance.
  }
  async close() {
    // The temporary folder is removed at the end of the process.
  }
}

export const openLane = async (database: Database): Promise<Lane> =>
  database === 'sqlite' ? new SqliteLane() : PostgresLane.open();
