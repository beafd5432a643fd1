/** The condition of one filter on one column. */
import { cleanKey } from '#shared/searchText';
import type { Column } from '#db/bulk';
import { inValues, type Value } from '#db/statements';
import type { Context } from '../http/context.ts';
import { bad, type Condition, MAX_MANY } from './spec.ts';

export const OPERATORS: Record<string, string> = {
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

export const AMOUNT = {
  kind: 'number',
  nullable: false,
  largest: Number.MAX_SAFE_INTEGER,
} as const;

export const TEXT = { kind: 'text', nullable: true, largest: null } as const;

/** Columns of keys by which other systems name records; their contracts clean what is written. */
const KEYS: ReadonlySet<string> = new Set([
  'barcode',
  'externalId',
  'memberExternalId',
  'orderExternalId',
  'orderId',
  'sku',
]);
/** A value that is compared with a key, cleaned as the key was. */
export const toCompare = (column: string, value: unknown): unknown => {
  if (!KEYS.has(column)) return value;
  const clean = (one: unknown) => (typeof one === 'string' ? cleanKey(one) : one);
  return Array.isArray(value) ? value.map(clean) : clean(value);
};

const valueFor = (
  column: Pick<Column, 'kind' | 'largest'>,
  value: unknown,
  field: string,
): Value => {
  if (column.kind === 'yesNo' && typeof value === 'boolean') return value ? 1 : 0;
  if (column.kind === 'number' && typeof value === 'number' && fits(column, value)) return value;
  // Ids of records in addresses arrive as text.
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

export const columnCondition = (
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
