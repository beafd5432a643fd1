/** Every row of a list, a page at a time, by the place of the last row read: the last page costs what the first does. */
import { shapeOf } from '#db/bulk';
import { query, type Value } from '#db/statements';
import type { Context } from '../http/context.ts';
import { conditionsOf } from './conditions.ts';
import { decodeRows, selectionOf, sourceValues } from './list.ts';
import { type Sorting, sortingOf } from './sorting.ts';
import type { ListSpec } from './spec.ts';

type Row = Record<string, unknown>;

/** Small enough that nobody waits for one page. */
const PAGE = 300;

interface Reading {
  spec: ListSpec;
  context: Context;
  where: { sql: string; values: Value[] };
  sorting: Sorting;
}

/** Pages of the rows whose sorted value is there, or (`nulls`) is not. */
async function* part(
  { spec, context, where, sorting }: Reading,
  nulls: boolean,
): AsyncGenerator<Row[]> {
  const { table } = shapeOf(spec.table);
  const { expression, key, direction, nullable } = sorting;
  const id = `"${table}".id`;
  const beyond = direction === 'ASC' ? '>' : '<';
  const byId = key === 'id' || nulls;
  const fixed = [
    ...(where.sql ? [where.sql] : []),
    ...(nullable ? [`${expression} is ${nulls ? '' : 'not '}null`] : []),
  ];
  const order = byId ? `${id} ${direction}` : `${expression} ${direction}, ${id} ${direction}`;
  let last: Row | undefined;
  for (;;) {
    const after = last && (byId ? `${id} ${beyond} ?` : `(${expression}, ${id}) ${beyond} (?, ?)`);
    const conditions = [...fixed, ...(after ? [after] : [])];
    const clause = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
    const place = last ? (byId ? [last.id as Value] : [last[key] as Value, last.id as Value]) : [];
    const rows = await query<Row>(
      context.db,
      `${selectionOf(spec)}${clause} order by ${order} limit ${PAGE}`,
      [...sourceValues(spec, context), ...where.values, ...place],
    );
    // The place is kept as the database spells it, before the row is decoded.
    last = rows.length > 0 ? { ...(rows.at(-1) as Row) } : last;
    if (rows.length > 0) {
      decodeRows(spec.table, rows);
      yield spec.finish ? await spec.finish(context, rows) : rows;
    }
    if (rows.length < PAGE) return;
  }
}

/** The rows a list shows, all pages. Throws 400 before the first page for a filter or an order it does not know. */
export const pagesOf = async (
  spec: ListSpec,
  context: Context,
  { filter, sort }: { filter: Row; sort: unknown },
): Promise<AsyncIterable<Row[]>> => {
  const sorting = sortingOf(spec, sort, context);
  // A column that is worked out for each row has no place to go on from: such a list comes in the order of its ids.
  const { key } = sorting;
  const worked = Object.hasOwn(spec.extra ?? {}, key) || Object.hasOwn(spec.timed ?? {}, key);
  const reading = {
    spec,
    context,
    where: await conditionsOf(spec, filter, context),
    sorting: worked ? sortingOf(spec, ['id', sorting.direction], context) : sorting,
  };
  return (async function* () {
    yield* part(reading, false);
    if (reading.sorting.nullable) yield* part(reading, true);
  })();
};
