/** Entries with what their records are called in each language. */
import type { Db } from '#db';
import { shapeOf } from '#db/bulk';
import { inValues, query } from '#db/statements';
import { MAX_ID } from '#shared/fields';
import type { Localized } from '#shared/localization';
import { exportOf } from '../exports/exports.ts';
import { decodeRows } from '../lists/list.ts';
import { type ChangedRecord, optionsOf } from './optionsAround.ts';

type Row = Record<string, unknown>;
type Fields = { names?: Localized; key?: unknown; code?: unknown } | null;

/** What a record is called, and by what else an entry may have recorded it. */
interface Known {
  names: Localized;
  keys: unknown[];
}
/** By these, entries record what has a name per language, because it never changes. */
const KEYS = ['key', 'code'];

const idOf = ({ recordId }: Row): number[] => {
  const id = typeof recordId === 'string' && /^[1-9]\d*$/.test(recordId) ? Number(recordId) : 0;
  return id > 0 && id <= MAX_ID ? [id] : [];
};

/** From the records that have a name per language in their table. */
const storedNames = async (
  db: Db,
  resource: string,
  ids: readonly number[],
): Promise<(readonly [id: number, Known])[]> => {
  const table = exportOf(resource)?.table;
  const shape = table && shapeOf(table);
  if (!table || !shape?.columns.some(({ key }) => key === 'names')) return [];
  const keys = shape.columns.filter(({ key }) => KEYS.includes(key));
  const columns = ['id', 'names', ...keys.map(({ name, key }) => `"${name}" as "${key}"`)];
  const rows = await query(
    db,
    `select ${columns.join(', ')} from ${shape.table} where id ${inValues(db, 'bigint')}`,
    [JSON.stringify(ids)],
  );
  return decodeRows<{ id: number; names: Localized } & Row>(table, rows).map(
    ({ id, names, ...row }) => [id, { names, keys: keys.map(({ key }) => row[key]) }] as const,
  );
};

/** Names of which the entry recorded one, or the key: what had another name then keeps it. */
const recorded = (name: unknown, { names, keys }: Partial<Known>): Localized | null =>
  names && [...Object.values(names), ...(keys ?? [])].some((one) => one === name) ? names : null;

const ofFields = (fields: Fields): Partial<Known> =>
  fields?.names ? { names: fields.names, keys: [fields.key, fields.code] } : {};

/**
 * The rows with `recordNames`, null where the record had only the one name that was recorded, and with `recordOptions` where
 * parts of the record are named by them.
 */
export const withRecordNames = async (db: Db, rows: readonly Row[]): Promise<Row[]> => {
  const known = new Map<string, { stored?: Known; special?: Localized }>();
  for (const resource of new Set(rows.map((row) => String(row.resource)))) {
    const ids = [...new Set(rows.flatMap((row) => (row.resource === resource ? idOf(row) : [])))];
    if (ids.length === 0) continue;
    for (const [id, stored] of await storedNames(db, resource, ids))
      known.set(`${resource} ${id}`, { stored });
    for (const [id, special] of (await exportOf(resource)?.namesOf?.(db, ids)) ?? [])
      known.set(`${resource} ${id}`, { special });
  }
  const options = await optionsOf(
    db,
    rows.map((row): ChangedRecord => ({
      resource: String(row.resource),
      id: idOf(row)[0] ?? null,
      before: row.before as ChangedRecord['before'],
      after: row.after as ChangedRecord['after'],
    })),
  );
  return rows.map((row, index) => {
    const { stored, special } = known.get(`${String(row.resource)} ${String(row.recordId)}`) ?? {};
    const { recordName: name, before, after } = row;
    const recordOptions = options[index];
    return {
      ...row,
      ...(recordOptions && { recordOptions }),
      recordNames:
        special ??
        recorded(name, stored ?? {}) ??
        recorded(name, ofFields(after as Fields)) ??
        recorded(name, ofFields(before as Fields)),
    };
  });
};
