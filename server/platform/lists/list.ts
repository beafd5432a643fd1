/** React-Admin's list grammar → SQL, on whitelisted columns only. */
import * as z from 'zod';
import { type Column, shapeOf } from '#db/bulk';
import { type Searchable, searchCondition } from '#db/search';
import { inValues, query, type Value } from '#db/statements';
import type { Context } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';
import { Page } from '../http/route.ts';

/** More than React-Admin's export page, so that an export in pages of 1,000 works. */
const MAX_PAGE = 1000;
/** getMany sends no range and must not be cut. */
const MAX_MANY = 10_000;

type Filter = Record<string, unknown>;
export interface Condition {
  sql: string;
  values: Value[];
}

/** A filter that is not a plain column: gets the value, answers a condition or null for "no such value allowed". */
export type CustomFilter = (
  value: unknown,
  context: Context,
) => Condition | null | Promise<Condition | null>;

export interface ListSpec {
  table: Parameters<typeof shapeOf>[0];
  search?: { resource: Searchable; personal?: (context: Context) => boolean };
  /** `q` for resources without a search index. */
  searchColumns?: string[];
  filters?: Record<string, CustomFilter>;
  /** Columns nobody may see, filter or sort by. */
  hidden?: readonly string[];
  /** Columns only some callers may filter or sort by. */
  guarded?: { columns: readonly string[]; allowed: (context: Context) => boolean };
  /** Further columns of the answer, each an SQL expression over the table. */
  extra?: Record<string, string>;
  /** The same for what depends on the hour: whole numbers, over the table and `clock.at`; may be filtered and sorted by. */
  timed?: Record<string, string>;
  /** Always applied. */
  scope?: (context: Context) => Condition | null;
  defaultSort?: [string, 'ASC' | 'DESC'];
  /** Finishes the rows of one page: joins what a list shows beside the table's own columns. */
  finish?: (
    context: Context,
    rows: Record<string, unknown>[],
  ) => Promise<Record<string, unknown>[]> | Record<string, unknown>[];
}

const bad = (key: string, field: string) =>
  new HttpError(400, 'errors.badQuery', { errors: { [field]: key } });

const parseJson = (text: unknown, field: string): unknown => {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw bad('errors.malformed', field);
  try {
    return JSON.parse(text);
  } catch {
    throw bad('errors.malformed', field);
  }
};

const Range = z.tuple([
  z.number().int().min(0).max(1_000_000_000),
  z.number().int().min(-1).max(1_000_001_000),
]);
const Sort = z.tuple([z.string().max(80), z.string().regex(/^(asc|desc)$/i)]);

const OPERATORS: Record<string, string> = {
  _gte: '>=',
  _lte: '<=',
  _gt: '>',
  _lt: '<',
  _neq: '<>',
};

const holds = ({ largest }: Pick<Column, 'largest'>, value: number) =>
  largest === null
    ? Number.isFinite(value)
    : Number.isSafeInteger(value) && Math.abs(value) <= largest;

const AMOUNT = { kind: 'number', nullable: false, largest: Number.MAX_SAFE_INTEGER } as const;

const valueFor = (
  column: Pick<Column, 'kind' | 'largest'>,
  value: unknown,
  field: string,
): Value => {
  if (column.kind === 'yesNo' && typeof value === 'boolean') return value ? 1 : 0;
  if (column.kind === 'number' && typeof value === 'number' && holds(column, value)) return value;
  // Ids of records arrive as text from addresses.
  if (
    column.kind === 'number' &&
    typeof value === 'string' &&
    /^-?\d{1,15}$/.test(value) &&
    holds(column, Number(value))
  )
    return Number(value);
  if (
    column.kind === 'text' &&
    typeof value === 'string' &&
    value.length <= 300 &&
    !value.includes('\0')
  )
    return value;
  throw bad('errors.wrongType', field);
};

/** Names come from callers: `constructor` is nobody's filter. */
const own = <T>(record: Record<string, T> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;

interface Asked {
  operator: string;
  value: unknown;
  field: string;
}

const columnCondition = (
  context: Context,
  name: string,
  column: Pick<Column, 'kind' | 'nullable' | 'largest'>,
  { operator, value, field }: Asked,
): Condition => {
  if (operator === '=' && Array.isArray(value)) {
    if (value.length > MAX_MANY) throw bad('errors.tooMany', field);
    if (value.length === 0) return { sql: '1 = 0', values: [] };
    const values = value.map((one) => valueFor(column, one, field));
    return {
      sql: `${name} ${inValues(context.db, column.kind === 'text' ? 'text' : 'bigint')}`,
      values: [JSON.stringify(values)],
    };
  }
  if (value === null) {
    if (operator === '=' && column.nullable) return { sql: `${name} is null`, values: [] };
    if (operator === '<>' && column.nullable) return { sql: `${name} is not null`, values: [] };
    throw bad('errors.wrongType', field);
  }
  return { sql: `${name} ${operator} ?`, values: [valueFor(column, value, field)] };
};

const likeEscaped = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

const searchOf = (
  spec: ListSpec,
  table: string,
  value: unknown,
  context: Context,
): Condition | null => {
  if (typeof value !== 'string' || value.length > 200) throw bad('errors.wrongType', 'q');
  if (value.trim() === '') return null;
  if (spec.search) {
    const personal = spec.search.personal?.(context) ?? false;
    const found = searchCondition(context.db, spec.search.resource, value, personal);
    return found ? { sql: found.sql, values: [found.value] } : { sql: '1 = 0', values: [] };
  }
  if (!spec.searchColumns) throw bad('errors.unknownFilter', 'q');
  const term = likeEscaped(value.replaceAll('\0', ''));
  return {
    sql: `(${spec.searchColumns.map((column) => `lower("${table}"."${column}") like ? escape '\\'`).join(' or ')})`,
    values: spec.searchColumns.map(() => term),
  };
};

const isScalar = (value: unknown) => typeof value !== 'object' || value === null;
/** A value or a list of values: anything deeper is nobody's filter. */
const isFlat = (value: unknown) =>
  isScalar(value) || (Array.isArray(value) && value.every(isScalar));

/** The conditions of a filter; throws 400 naming the first field it does not know or cannot read. */
export const conditionsOf = async (
  spec: ListSpec,
  filter: Filter,
  context: Context,
): Promise<Condition> => {
  const { table, columns } = shapeOf(spec.table);
  const parts: Condition[] = [];
  const scope = spec.scope?.(context);
  if (scope) parts.push(scope);
  const barred = new Set([
    ...(spec.hidden ?? []),
    ...(spec.guarded && !spec.guarded.allowed(context) ? spec.guarded.columns : []),
  ]);
  for (const [field, value] of Object.entries(filter)) {
    if (value === undefined) continue;
    if (!isFlat(value)) throw bad('errors.wrongType', field);
    const custom = own(spec.filters, field);
    if (custom) {
      const condition = await custom(value, context);
      if (!condition) throw bad('errors.wrongType', field);
      parts.push(condition);
      continue;
    }
    if (field === 'q') {
      const condition = searchOf(spec, table, value, context);
      if (condition) parts.push(condition);
      continue;
    }
    const suffix = /(_gte|_lte|_gt|_lt|_neq)$/.exec(field)?.[1];
    const key = suffix ? field.slice(0, -suffix.length) : field;
    const asked = { operator: (suffix && OPERATORS[suffix]) || '=', value, field };
    const timed = own(spec.timed, key);
    if (timed) {
      parts.push(columnCondition(context, timed, AMOUNT, asked));
      continue;
    }
    const column = columns.find(
      (known) => known.key === key && known.kind !== 'json' && !barred.has(key),
    );
    if (!column) throw bad('errors.unknownFilter', field);
    parts.push(columnCondition(context, `"${table}"."${column.name}"`, column, asked));
  }
  return {
    sql: parts.map(({ sql }) => sql).join(' and '),
    values: parts.flatMap(({ values }) => values),
  };
};

/** What a list selects from: its table, beside the clock where a column depends on the hour. */
const sourceOf = (spec: ListSpec): string => {
  const { table } = shapeOf(spec.table);
  return spec.timed
    ? `(select cast(? as bigint) as at) as clock cross join "${table}"`
    : `"${table}"`;
};
/** Values of the source's own placeholders; they come before those of the conditions. */
export const sourceValues = (spec: ListSpec, context: Context): Value[] =>
  spec.timed ? [context.now()] : [];

const selections = new WeakMap<ListSpec, string>();
/** `select … from …` of a list, without conditions. */
export const selectionOf = (spec: ListSpec): string => {
  const known = selections.get(spec);
  if (known) return known;
  const { table, columns } = shapeOf(spec.table);
  const visible = columns.filter(({ key }) => !spec.hidden?.includes(key));
  const own = visible.map(({ key, name }) => `"${table}"."${name}" as "${key}"`);
  const extra = Object.entries({ ...spec.extra, ...spec.timed }).map(
    ([key, sql]) => `${sql} as "${key}"`,
  );
  const selection = `select ${[...own, ...extra].join(', ')} from ${sourceOf(spec)}`;
  selections.set(spec, selection);
  return selection;
};

export interface Sorting {
  /** SQL of what is sorted by. */
  expression: string;
  /** Key of a row under which its value stands. */
  key: string;
  direction: 'ASC' | 'DESC';
  nullable: boolean;
}

/** What a list is sorted by; throws 400 for a column it does not know or may not show. */
export const sortingOf = (spec: ListSpec, sort: unknown, context: Context): Sorting => {
  const { table, columns } = shapeOf(spec.table);
  const parsed = Sort.safeParse(sort ?? spec.defaultSort ?? ['id', 'ASC']);
  if (!parsed.success) throw bad('errors.malformed', 'sort');
  const [key, order] = parsed.data;
  const direction = order.toUpperCase() as Sorting['direction'];
  const timed = own(spec.timed, key);
  if (timed) return { expression: timed, key, direction, nullable: false };
  if (own(spec.extra, key)) return { expression: `"${key}"`, key, direction, nullable: false };
  const barred = spec.guarded?.columns.includes(key) && !spec.guarded.allowed(context);
  const column = columns.find(
    (known) => known.key === key && known.kind !== 'json' && !spec.hidden?.includes(key) && !barred,
  );
  if (!column) throw bad('errors.unknownSort', 'sort');
  return { expression: `"${table}"."${column.name}"`, key, direction, nullable: column.nullable };
};

const orderOf = (spec: ListSpec, { expression, key, direction, nullable }: Sorting): string => {
  const { table } = shapeOf(spec.table);
  const nulls = nullable ? ' nulls last' : '';
  const tie = key === 'id' ? '' : `, "${table}".id ${direction}`;
  return `order by ${expression} ${direction}${nulls}${tie}`;
};

/** Stored values → the JavaScript values of the contract (JSON, yes/no), in place. */
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

/**
 * Are the rows of a page picked before their columns are read? A database that sorts what it found works out every
 * column of all of it first, and some are questions of their own.
 */
const picksFirst = ({ extra, timed }: ListSpec, clause: string): boolean =>
  clause !== '' && (extra !== undefined || timed !== undefined);

const pageOf = (spec: ListSpec, clause: string, sorting: Sorting): string => {
  const order = orderOf(spec, sorting);
  if (!picksFirst(spec, clause)) return `${selectionOf(spec)}${clause} ${order} limit ? offset ?`;
  const id = `"${shapeOf(spec.table).table}".id`;
  const sorted = own(spec.extra, sorting.key);
  const picked = sorted === undefined ? id : `${id}, ${sorted} as "${sorting.key}"`;
  const ids = `select ${picked} from ${sourceOf(spec)}${clause} ${order} limit ? offset ?`;
  return `${selectionOf(spec)} where ${id} in (select id from (${ids}) as picked) ${order}`;
};

/** Rows and total for a parsed list request; `filter` is what the caller sent. */
export const listRows = async (
  spec: ListSpec,
  context: Context,
  { filter, sort, from, limit }: { filter: Filter; sort: unknown; from: number; limit: number },
) => {
  const where = await conditionsOf(spec, filter, context);
  const clause = where.sql ? ` where ${where.sql}` : '';
  const values = [...sourceValues(spec, context), ...where.values];
  const rows = await query<Record<string, unknown>>(
    context.db,
    pageOf(spec, clause, sortingOf(spec, sort, context)),
    [...(picksFirst(spec, clause) ? sourceValues(spec, context) : []), ...values, limit, from],
  );
  const total =
    from === 0 && rows.length < limit
      ? rows.length
      : ((
          await query<{ n: number }>(
            context.db,
            `select count(*) as n from ${sourceOf(spec)}${clause}`,
            values,
          )
        )[0]?.n ?? 0);
  decodeRows(spec.table, rows);
  return new Page(spec.finish ? await spec.finish(context, rows) : rows, total);
};

export const ListQuery = z.strictObject({
  filter: z.string().max(300_000).optional(),
  range: z.string().max(100).optional(),
  sort: z.string().max(200).optional(),
  embed: z.string().max(200).optional(),
});

/** Parses `filter`, `range` and `sort` as ra-data-simple-rest sends them. */
export const parseList = (raw: Record<string, unknown>) => {
  const filter = parseJson(raw.filter, 'filter') ?? {};
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter))
    throw bad('errors.malformed', 'filter');
  const range = parseJson(raw.range, 'range');
  const parsed = range === undefined ? ([0, MAX_MANY - 1] as const) : Range.safeParse(range).data;
  if (!parsed) throw bad('errors.malformed', 'range');
  const [from, to] = parsed;
  const limit = Math.max(0, Math.min(to - from + 1, range === undefined ? MAX_MANY : MAX_PAGE));
  return { filter: filter as Filter, sort: parseJson(raw.sort, 'sort'), from, limit };
};

export const listOf = (spec: ListSpec) => (context: Context, call: { query: unknown }) =>
  listRows(spec, context, parseList(call.query as Record<string, unknown>));
