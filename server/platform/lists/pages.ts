/**
 * Reads every row of a list in pages, each continuing after the last row of the previous one, so that late pages are
 * not slower.
 */
import { shapeOf } from '#db/bulk';
import { inValues, query, type Value } from '#db/statements';
import type { Context } from '../http/context.ts';
import { conditionsOf } from './conditions.ts';
import { decodeRows, selectionOf, sourceOf, sourceValues } from './list.ts';
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

/** Ids that are read at once in the order of a computed column: each time all matching rows are compared. */
const KEYS = 20_000;

/** Pages in the order of a computed column: first which rows come next, then those rows. */
async function* readOrdered({ spec, context, where, sorting }: Reading): AsyncGenerator<Row[]> {
  const { table, columns } = shapeOf(spec.table);
  const { expression, direction } = sorting;
  const id = `"${table}".id`;
  const kind = columns.find(({ key }) => key === 'id')?.kind === 'text' ? 'text' : 'bigint';
  const given = sourceValues(spec, context);
  let last: { id: Value; at: Value } | undefined;
  for (;;) {
    const after = last && `(${expression}, ${id}) ${direction === 'ASC' ? '>' : '<'} (?, ?)`;
    const conditions = [where.sql, after].filter(Boolean).join(' and ');
    const keys = await query<{ id: Value; at: Value }>(
      context.db,
      `select ${id} as id, ${expression} as at from ${sourceOf(spec)}${conditions && ` where ${conditions}`}
       order by ${expression} ${direction}, ${id} ${direction} limit ${KEYS}`,
      [...given, ...where.values, ...(last ? [last.at, last.id] : [])],
    );
    last = keys.at(-1);
    for (let from = 0; from < keys.length; from += PAGE) {
      const ids = keys.slice(from, from + PAGE).map((one) => one.id);
      const rows = await query<Row>(
        context.db,
        `${selectionOf(spec)} where ${id} ${inValues(context.db, kind)}`,
        [...given, JSON.stringify(ids)],
      );
      const places = new Map(ids.map((one, place) => [String(one), place]));
      const placeOf = (row: Row) => places.get(String(row.id)) ?? 0;
      rows.sort((one, other) => placeOf(one) - placeOf(other));
      decodeRows(spec.table, rows);
      yield spec.finish ? await spec.finish(context, rows) : rows;
    }
    if (keys.length < KEYS) return;
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
  // A computed column has no index from which to continue, so such a list is read in the order of ids, unless it says otherwise.
  const { key } = sorting;
  const isOrdered = spec.ordered?.includes(key) === true;
  const isComputed = Object.hasOwn(spec.extra ?? {}, key) || Object.hasOwn(spec.timed ?? {}, key);
  const reading = {
    spec,
    context,
    where: await conditionsOf(spec, filter, context),
    sorting:
      isComputed && !isOrdered ? sortingOf(spec, ['id', sorting.direction], context) : sorting,
  };
  if (isOrdered) return readOrdered(reading);
  return (async function* () {
    yield* readPart(reading, false);
    if (reading.sorting.nullable) yield* readPart(reading, true);
  })();
};
