/**
 * Reads every row of a list in pages, each continuing after the last row of the previous one, so that late pages are
 * not slower.
 */
import { shapeOf } from '#db/bulk';
import { query, type Value } from '#db/statements';
import type { Context } from '../http/context.ts';
import { conditionsOf } from './conditions.ts';
import { decodeRows, selectionOf, sourceValues } from './list.ts';
import { type Sorting, sortingOf } from './sorting.ts';
import { type ListSpec, specFor } from './spec.ts';

type Row = Record<string, unknown>;

/** Rows of a page: few enough that a page does not delay other requests. */
const PAGE = 300;

interface Reading {
  spec: ListSpec;
  context: Context;
  where: { sql: string; values: Value[] };
  sorting: Sorting;
}

/** Pages of the rows that have a value in the sort column, or (`nulls`) of those that have none. */
async function* readPart(
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
    const position = last
      ? byId
        ? [last.id as Value]
        : [last[key] as Value, last.id as Value]
      : [];
    const rows = await query<Row>(
      context.db,
      `${selectionOf(spec)}${clause} order by ${order} limit ${PAGE}`,
      [...sourceValues(spec, context), ...where.values, ...position],
    );
    // Copied before the row is decoded, because the next page compares with the stored value.
    last = rows.length > 0 ? { ...(rows.at(-1) as Row) } : last;
    if (rows.length > 0) {
      decodeRows(spec.table, rows);
      yield spec.finish ? await spec.finish(context, rows) : rows;
    }
    if (rows.length < PAGE) return;
  }
}

/** All pages of a list. Throws 400 before the first page if the filter or the order is unknown. */
export const pagesOf = async (
  list: ListSpec,
  context: Context,
  { filter, sort }: { filter: Row; sort: unknown },
): Promise<AsyncIterable<Row[]>> => {
  const spec = await specFor(list, { filter, sort }, context);
  const sorting = sortingOf(spec, sort, context);
  // A computed column has no index from which to continue, so such a list is read in the order of ids.
  const { key } = sorting;
  const isComputed = Object.hasOwn(spec.extra ?? {}, key) || Object.hasOwn(spec.timed ?? {}, key);
  const reading = {
    spec,
    context,
    where: await conditionsOf(spec, filter, context),
    sorting: isComputed ? sortingOf(spec, ['id', sorting.direction], context) : sorting,
  };
  return (async function* () {
    yield* readPart(reading, false);
    if (reading.sorting.nullable) yield* readPart(reading, true);
  })();
};
