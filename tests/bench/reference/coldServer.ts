/** A minimal Express 5 and Drizzle server on DATABASE_URL and PORT, as a lower bound for the start of the console. */
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { integer as postgresInteger, pgTable, text as postgresText } from 'drizzle-orm/pg-core';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import express from 'express';
import pg from 'pg';

const url = process.env.DATABASE_URL ?? '';

const openSqlite = () => {
  const handle = new Sqlite(url);
  handle.pragma('journal_mode = WAL');
  const products = sqliteTable('products', { id: integer().primaryKey(), name: text().notNull() });
  const db = drizzle({ client: handle });
  return async () => db.select().from(products).limit(1);
};
const openPostgres = () => {
  const products = pgTable('products', {
    id: postgresInteger().primaryKey(),
    name: postgresText().notNull(),
  });
  const db = drizzlePostgres({ client: new pg.Pool({ connectionString: url }) });
  return async () => db.select().from(products).limit(1);
};

const readOne = url.startsWith('postgres') ? openPostgres() : openSqlite();
const app = express();
app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
app.get('/products', async (_request, response) => void response.json(await readOne()));
await readOne();
app.listen(Number(process.env.PORT), '127.0.0.1');
