/** Translates a list's filter to SQL, on the columns that the list allows. */
import { type Column, shapeOf } from '#db/bulk';
import { searchCondition } from '#db/search';
import { inValues, type Value } from '#db/statements';
import type { Context } from '../http/context.ts';
import { bad, type Condition, type Filter, type ListSpec, MAX_MANY, own } from './spec.ts';

const OPERATORS: Record<string, string> = {
  _gte: '>=',
  _lte: '<=',
  _gt: '>',
  _lt: '<',
  _neq: '<>',
};

const fits = ({ largest }: Pick<Column, 'largest'>, value: number) =>
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
  if (column.kind === 'number' && typeof value === 'number' && fits(column, value)) return value;
  // Ids of records arrive as text from addresses.
  if (
    column.kind === 'number' &&
    typeof value === 'string' &&
    /^-?\d{1,15}$/.test(value) &&
    fits(column, Number(value))
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

interface Comparison {
  operator: string;
  value: unknown;
  field: string;
}

const columnCondition = (
  context: Context,
  name: string,
  column: Pick<Column, 'kind' | 'nullable' | 'largest'>,
  { operator, value, field }: Comparison,
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
/** A value or a list of values; no filter is nested deeper. */
const isFlat = (value: unknown) =>
  isScalar(value) || (Array.isArray(value) && value.every(isScalar));

/** The conditions of a filter; throws 400 naming the first field that is unknown or has a wrong value. */
export const conditionsOf = async (
  spec: ListSpec,
  filter: Filter,
  context: Context,
): Promise<Condition> => {
  const { table, columns } = shapeOf(spec.table);
  const parts: Condition[] = [];
  const scope = spec.scope?.(context);
  if (scope) parts.push(scope);
  const forbidden = new Set([
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
    const comparison = { operator: (suffix && OPERATORS[suffix]) || '=', value, field };
    const timed = own(spec.timed, key);
    if (timed) {
      parts.push(columnCondition(context, timed, AMOUNT, comparison));
      continue;
    }
    const column = columns.find(
      (known) => known.key === key && known.kind !== 'json' && !forbidden.has(key),
    );
    if (!column) throw bad('errors.unknownFilter', field);
    parts.push(columnCondition(context, `"${table}"."${column.name}"`, column, comparison));
  }
  return {
    sql: parts.map(({ sql }) => sql).join(' and '),
    values: parts.flatMap(({ values }) => values),
  };
};
