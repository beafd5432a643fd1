/** The options of changed records whose parts are told apart by values of options, as variants of products are. */
import type { Db } from '#db';
import { shapeOf } from '#db/bulk';
import { inValues, query } from '#db/statements';
import type { NamedOption } from '#shared/optionNames';
import { exportOf } from '../exports/exports.ts';
import { decodeRows } from '../lists/list.ts';

type Options = readonly NamedOption[];
type Fields = Readonly<Record<string, unknown>> | null;
export interface ChangedRecord {
  resource: string;
  /** Null where the record has no number. */
  id: number | null;
  before: Fields;
  after: Fields;
}

/** Whether the changed fields hold parts with values of options. */
const hasOptionValues = (fields: Fields): boolean =>
  Object.values(fields ?? {}).some(
    (value) =>
      Array.isArray(value) &&
      value.some(
        (part: unknown) => typeof part === 'object' && part !== null && 'optionValues' in part,
      ),
  );

const loadOptions = async (
  db: Db,
  resource: string,
  ids: readonly number[],
): Promise<{ id: number; options: Options }[]> => {
  const table = exportOf(resource)?.table;
  const shape = table && shapeOf(table);
  if (!table || !shape?.columns.some(({ key }) => key === 'options')) return [];
  const rows = await query(
    db,
    `select id, options from ${shape.table} where id ${inValues(db, 'bigint')}`,
    [JSON.stringify(ids)],
  );
  return decodeRows(table, rows);
};

/** The options of the records of such changes, one for each change; undefined for other changes and where a record is gone. */
export const optionsOf = async (
  db: Db,
  changes: readonly ChangedRecord[],
): Promise<(Options | undefined)[]> => {
  const asked = new Map<string, Set<number>>();
  const isNamed = changes.map(
    ({ before, after }) => hasOptionValues(before) || hasOptionValues(after),
  );
  changes.forEach(({ resource, id }, index) => {
    if (id === null || !isNamed[index]) return;
    asked.set(resource, (asked.get(resource) ?? new Set()).add(id));
  });
  const known = new Map<string, Options>();
  for (const [resource, ids] of asked)
    for (const { id, options } of await loadOptions(db, resource, [...ids]))
      known.set(`${resource} ${id}`, options);
  return changes.map(({ resource, id }, index) =>
    isNamed[index] ? known.get(`${resource} ${id}`) : undefined,
  );
};
