/** Loads one page of a list, and the number of all matching rows. */
import { shapeOf } from '#db/bulk';
import { inValues, query, type Value } from '#db/statements';
import { own } from '#shared/own';
import type { Context } from '../http/context.ts';
import { Page } from '../http/route.ts';
import { conditionsOf } from './conditions.ts';
import { parseList } from './parse.ts';
import { orderOf, type Sorting, sortingOf } from './sorting.ts';
import { idsByKey } from './wholeKeys.ts';
import { type Filter, type ListSpec, specFor } from './spec.ts';
import { countWhole } from './total.ts';

const isTimed = ({ timed, timedTexts }: ListSpec) =>
  timed !== undefined || timedTexts !== undefined;

/** What a list selects from: its table, joined with the current instant where a column depends on it. */
export const sourceOf = (spec: ListSpec): string => {
  const { table } = shapeOf(spec.table);
  return isTimed(spec)
    ? `(select cast(? as bigint) as at) as clock cross join "${table}"`
    : `"${table}"`;
};
/** Values of the source's placeholders, which precede those of the conditions. */
export const sourceValues = (spec: ListSpec, context: Context): Value[] =>
  isTimed(spec) ? [context.now()] : [];

const selections = new WeakMap<ListSpec, string>();
/** `select … from …` of a list, without conditions. */
export const selectionOf = (spec: ListSpec): string => {
  const known = selections.get(spec);
  if (known) return known;
  const { table, columns } = shapeOf(spec.table);
  const visible = columns.filter(({ key }) => !spec.hidden?.includes(key));
  const own = visible.map(({ key, name }) => `"${table}"."${name}" as "${key}"`);
  const extra = Object.entries({ ...spec.extra, ...spec.timed, ...spec.timedTexts }).map(
    ([key, sql]) => `${sql} as "${key}"`,
  );
  const selection = `select ${[...own, ...extra].join(', ')} from ${sourceOf(spec)}`;
  selections.set(spec, selection);
  return selection;
};

/** Converts stored values (JSON, yes/no) to the JavaScript values of the contract, in place. */
export const decodeRows = <T = Record<string, unknown>>(
  table: ListSpec['table'],
  rows: Record<string, unknown>[],
): T[] => {
  const decoded = shapeOf(table).columns.filter(({ decode }) => decode);
  for (const row of rows) {
    for (const { key, decode } of decoded) {
      if (key in row) row[key] = decode?.(row[key] as Value);
    }
  }
  return rows as T[];
};

/** Completes the rows of a page; selected and decoded by the table, they have the type of its rows. */
export const finishedBy =
  <Row, Finished extends object>(finish: (context: Context, rows: Row[]) => Promise<Finished[]>) =>
  (context: Context, rows: Record<string, unknown>[]) =>
    finish(context, rows as unknown[] as Row[]);

/** The source without the instant, where nothing of this SQL asks for it: joined, it hides from SQLite that an index has the order. */
const sourceFor = (spec: ListSpec, sql: string): string =>
  isTimed(spec) && !sql.includes('clock.at') ? `"${shapeOf(spec.table).table}"` : sourceOf(spec);
const sourceValuesFor = (spec: ListSpec, sql: string, context: Context): Value[] =>
  sql.includes('clock.at') ? sourceValues(spec, context) : [];

/**
 * Whether the ids of a page are selected before its columns. When sorting, a database computes all columns of all
 * matching rows first, and some columns are subqueries.
 */
const selectsIdsFirst = (spec: ListSpec, clause: string, order: string): boolean =>
  (clause !== '' && spec.extra !== undefined) ||
  (isTimed(spec) && (clause !== '' || !order.includes('clock.at')));

const pageOf = (spec: ListSpec, clause: string, order: string, sorting: Sorting): string => {
  if (!selectsIdsFirst(spec, clause, order))
    return `${selectionOf(spec)}${clause} ${order} limit ? offset ?`;
  const id = `"${shapeOf(spec.table).table}".id`;
  const sorted = own(spec.extra, sorting.key);
  const columns = sorted === undefined ? id : `${id}, ${sorted} as "${sorting.key}"`;
  const ids = `select ${columns} from ${sourceFor(spec, clause + order)}${clause} ${order} limit ? offset ?`;
  return `${selectionOf(spec)} where ${id} in (select id from (${ids}) as page) ${order}`;
};

const countRows = async (db: Context['db'], source: string, clause: string, values: Value[]) => {
  if (clause === '' && values.length === 0) return countWhole(db, source);
  const [row] = await query<{ n: number }>(
    db,
    `select count(*) as n from ${source}${clause}`,
    values,
  );
  return Number(row?.n ?? 0);
};

/** Rows and total of a parsed list request; `filter` is the filter in the request. */
export const listRows = async (
  list: ListSpec,
  context: Context,
  { filter, sort, from, limit }: { filter: Filter; sort: unknown; from: number; limit: number },
) => {
  const spec = await specFor(list, { filter, sort }, context);
  const where = await conditionsOf(spec, filter, context);
  const clause = where.sql ? ` where ${where.sql}` : '';
  const sorting = sortingOf(spec, sort, context);
  const first = await idsByKey(spec, context, filter);
  const groups = [first.whole, first.ending].filter((ids) => ids.length > 0);
  const isFirst = `"${shapeOf(spec.table).table}".id ${inValues(context.db, 'bigint')}`;
  const order = orderOf(
    spec,
    sorting,
    groups.map(() => `case when ${isFirst} then 0 else 1 end, `).join(''),
  );
  const orderValues = groups.map((ids) => JSON.stringify(ids));
  const idsFirst = selectsIdsFirst(spec, clause, order);
  const rows = await query<Record<string, unknown>>(
    context.db,
    pageOf(spec, clause, order, sorting),
    [
      ...sourceValues(spec, context),
      ...(idsFirst ? sourceValuesFor(spec, clause + order, context) : []),
      ...where.values,
      ...orderValues,
      limit,
      from,
      ...(idsFirst ? orderValues : []),
    ],
  );
  const total =
    from === 0 && rows.length < limit
      ? rows.length
      : await countRows(context.db, sourceFor(spec, clause), clause, [
          ...sourceValuesFor(spec, clause, context),
          ...where.values,
        ]);
  decodeRows(spec.table, rows);
  return new Page(spec.finish ? await spec.finish(context, rows) : rows, total);
};

export const listOf = (spec: ListSpec) => (context: Context, call: { query: unknown }) =>
  listRows(spec, context, parseList(call.query as Record<string, unknown>));
