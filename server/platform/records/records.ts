/** Reading and saving one record of a table by id, with the version that makes a stale save a 409. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { shapeOf } from '#db/bulk';
import { query, type Value } from '#db/statements';
import { notFound, stale } from '../http/errors.ts';
import { decodeRows } from '../lists/list.ts';

type RowOf<T extends SQLiteTable> = T['$inferSelect'];

const selects = new WeakMap<SQLiteTable, string>();
const selectOf = (table: SQLiteTable) => {
  let sql = selects.get(table);
  if (!sql) {
    const { table: name, columns } = shapeOf(table);
    sql = `select ${columns.map((column) => `"${column.name}" as "${column.key}"`).join(', ')} from "${name}"`;
    selects.set(table, sql);
  }
  return sql;
};

export const findRow = async <T extends SQLiteTable>(
  db: object,
  table: T,
  id: Value,
): Promise<RowOf<T> | undefined> =>
  decodeRows(table, await query(db, `${selectOf(table)} where id = ?`, [id]))[0] as
    RowOf<T> | undefined;

/** The row, or 404. */
export const getRow = async <T extends SQLiteTable>(
  db: object,
  table: T,
  id: Value,
): Promise<RowOf<T>> => {
  const row = await findRow(db, table, id);
  if (!row) throw notFound();
  return row;
};

/** Writes the given columns of one row. */
export const updateRow = async <T extends SQLiteTable>(
  tx: object,
  table: T,
  id: Value,
  values: Partial<RowOf<T>>,
) => {
  const { table: name, columns } = shapeOf(table);
  const written = columns.filter(({ key }) => key in values && key !== 'id');
  await query(
    tx,
    `update "${name}" set ${written.map((column) => `"${column.name}" = ?`).join(', ')} where id = ?`,
    [...written.map(({ key, encode }) => encode((values as Record<string, unknown>)[key])), id],
  );
};

/** Refuses a save that was based on an older version; a body without one (a bulk change) takes what is there. */
export const checkVersion = (
  current: { version: number },
  sent: unknown,
  answer: unknown = current,
) => {
  if (typeof sent === 'number' && sent !== current.version) throw stale(answer);
};

/** Record ids are positive 32-bit integers; anything else is a record that does not exist. */
export const recordId = (text: string | undefined): number => {
  if (!text || !/^[1-9]\d{0,9}$/.test(text) || Number(text) > 2_147_483_647) throw notFound();
  return Number(text);
};
