/** Reads and saves one record of a table by its id; a save of an outdated version is refused with 409. */
import { eq, getTableColumns } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { prepared } from '#db/prepared';
import type { Value } from '#db/statements';
import { notFound, stale } from '../http/errors.ts';

type RowOf<T extends SQLiteTable> = T['$inferSelect'];
type Columns = Record<string, SQLiteColumn> & { id: SQLiteColumn };

/** The columns of a table whose records have an id. */
const columnsOf = (table: SQLiteTable): Columns => {
  const { id, ...others } = getTableColumns(table) as Record<string, SQLiteColumn>;
  if (!id) throw new Error('A table without an id has no records');
  return { id, ...others };
};

const prepareFind = (table: SQLiteTable) => {
  const columns = columnsOf(table);
  return prepared({ id: columns.id }, (q, { id }) =>
    q.select(columns).from(table).where(eq(columns.id, id)),
  );
};
const finds = new WeakMap<SQLiteTable, ReturnType<typeof prepareFind>>();

export const findRow = async <T extends SQLiteTable>(
  db: object,
  table: T,
  id: Value,
): Promise<RowOf<T> | undefined> => {
  let find = finds.get(table);
  if (!find) finds.set(table, (find = prepareFind(table)));
  return (await find(db, { id }))[0] as RowOf<T> | undefined;
};

/** The row; 404 where it does not exist. */
export const getRow = async <T extends SQLiteTable>(
  db: object,
  table: T,
  id: Value,
): Promise<RowOf<T>> => {
  const row = await findRow(db, table, id);
  if (!row) throw notFound();
  return row;
};

const prepareUpdate = (table: SQLiteTable, keys: readonly string[]) => {
  const columns = columnsOf(table);
  const written = Object.fromEntries(
    Object.entries(columns).filter(([key]) => key !== 'id' && keys.includes(key)),
  );
  return prepared({ ...written, id: columns.id }, (q, { id, ...values }) =>
    q.update(table).set(values).where(eq(columns.id, id)),
  );
};
/** Prepared updates by the columns that they write: each caller always writes the same ones. */
const updates = new WeakMap<SQLiteTable, Map<string, ReturnType<typeof prepareUpdate>>>();

/** Writes the given columns of one row. */
export const updateRow = async <T extends SQLiteTable>(
  tx: object,
  table: T,
  id: Value,
  values: Partial<RowOf<T>>,
): Promise<void> => {
  let known = updates.get(table);
  if (!known) updates.set(table, (known = new Map()));
  const keys = Object.keys(values);
  const name = keys.join();
  let update = known.get(name);
  if (!update) known.set(name, (update = prepareUpdate(table, keys)));
  await update(tx, { ...values, id });
};

const prepareDelete = (table: SQLiteTable) => {
  const columns = columnsOf(table);
  return prepared({ id: columns.id }, (q, { id }) => q.delete(table).where(eq(columns.id, id)));
};
const deletes = new WeakMap<SQLiteTable, ReturnType<typeof prepareDelete>>();

export const deleteRow = async (tx: object, table: SQLiteTable, id: Value): Promise<void> => {
  let remove = deletes.get(table);
  if (!remove) deletes.set(table, (remove = prepareDelete(table)));
  await remove(tx, { id });
};

/** Refuses a save based on an older version; a body without a version (a bulk change) is not checked. */
export const checkVersion = (current: { version: number }, sent: unknown) => {
  if (typeof sent === 'number' && sent !== current.version) throw stale();
};

/** Record ids are positive 32-bit integers; any other text means a record that does not exist. */
export const recordId = (text: string | undefined): number => {
  if (!text || !/^[1-9]\d{0,9}$/.test(text) || Number(text) > 2_147_483_647) throw notFound();
  return Number(text);
};
