/**
 * Reads many rows of whole numbers column by column: the database encodes each column as one JSON array, so the driver
 * need not create an object for each row. Four to five times faster than reading rows, from a few thousand rows on.
 */
import { dialectOf } from './driver.ts';
import { query, type Value } from './statements.ts';

export type Columns<Name extends string> = Record<Name, (number | null)[]>;

/** The columns of a `select` by the names it gives them. The values at the same index of all columns are one row. */
export const columnsOf = async <Name extends string>(
  db: object,
  names: readonly Name[],
  sql: string,
  values: readonly Value[] = [],
): Promise<Columns<Name>> => {
  const { jsonArray } = dialectOf(db);
  const arrays = names.map((name) => `cast(${jsonArray}(${name}) as text) as ${name}`).join(', ');
  const [row] = await query<Record<Name, string | null>>(
    db,
    `select ${arrays} from (${sql}) as found`,
    values,
  );
  // For no rows PostgreSQL returns null, SQLite an empty array.
  return Object.fromEntries(
    names.map((name) => [name, JSON.parse(row?.[name] ?? '[]')]),
  ) as Columns<Name>;
};

/** The value of one cell; null also where the column was not selected. */
export const cell = <Name extends string>(
  columns: Partial<Columns<Name>>,
  name: Name,
  index: number,
): number | null => columns[name]?.[index] ?? null;
