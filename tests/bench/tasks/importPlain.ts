/** Reads the rows of an import into memory and writes them with plain prepared inserts into an empty database. */
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { connect } from '#db';
import { dialect } from '#db/kit';
import { query, type Row, type Value } from '#db/statements';
import { answer } from './answer.ts';

/** The tables that an import fills, in the order of their references. */
const TABLES = [
  'products',
  'variants',
  'members',
  'orders',
  'order_lines',
  'returns',
  'return_lines',
];
const ROWS_PER_COMMIT = 10_000;

interface Content {
  table: string;
  columns: string[];
  rows: Value[][];
}

const insertSqlite = async (url: string, content: readonly Content[]) => {
  const db = new Sqlite(url);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = -128000');
  db.pragma('foreign_keys = ON');
  for (const { table, columns, rows } of content) {
    const insert = db.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
    for (let index = 0; index < rows.length; index += ROWS_PER_COMMIT) {
      db.transaction(() =>
        rows.slice(index, index + ROWS_PER_COMMIT).forEach((row) => insert.run(row)),
      )();
    }
  }
  db.close();
};

const insertPostgres = async (url: string, content: readonly Content[]) => {
  const client = new pg.Client(url);
  await client.connect();
  for (const { table, columns, rows } of content) {
    const text = `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})`;
    for (let index = 0; index < rows.length; index += ROWS_PER_COMMIT) {
      await client.query('begin');
      for (const values of rows.slice(index, index + ROWS_PER_COMMIT))
        await client.query({ name: table, text, values });
      await client.query('commit');
    }
  }
  await client.end();
};

answer<{ emptyUrl: string }, { seconds: number; rows: number }>(async ({ emptyUrl }, url) => {
  const empty = connect(emptyUrl);
  await empty.migrate();
  await empty.close();
  const imported = connect(url);
  const content: Content[] = [];
  for (const table of TABLES) {
    const rows = await query<Row>(imported.db, `select * from ${table} order by id`);
    const columns = Object.keys(rows[0] ?? {});
    content.push({
      table,
      columns,
      rows: rows.map((row) => columns.map((column) => row[column] ?? null)),
    });
  }
  await imported.close();
  const started = performance.now();
  await (dialect === 'sqlite' ? insertSqlite : insertPostgres)(emptyUrl, content);
  return {
    seconds: (performance.now() - started) / 1000,
    rows: content.reduce((sum, { rows }) => sum + rows.length, 0),
  };
});
