/** Declares a list: its table, its filters, and columns in addition to those of the table. */
import type { shapeOf } from '#db/bulk';
import type { Searchable } from '#db/search';
import type { Value } from '#db/statements';
import type { Context } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';

/** Maximum rows of a request without a range. `getMany` sends none and needs all its ids. */
export const MAX_MANY = 10_000;

export type Filter = Record<string, unknown>;
export interface Condition {
  sql: string;
  values: Value[];
}

/**
 * A filter that is not a plain column: returns the condition for a value, null where the value is not allowed. `filter`
 * is the whole filter of the list, for fields that mean something only together.
 */
export type CustomFilter = (
  value: unknown,
  context: Context,
  filter: Filter,
) => Condition | null | Promise<Condition | null>;

export interface ListSpec {
  table: Parameters<typeof shapeOf>[0];
  search?: { resource: Searchable; personal?: (context: Context) => boolean };
  /** Fields searched by `q`, spelled as in the schema as all fields here are, for resources without a search index. */
  searchColumns?: string[];
  /**
   * Columns with keys (SKU, number, code): a record that has the searched text as one of them is the first of the list. Of
   * the list's own table, or of another with the column that names the record. All have an index, or few rows.
   */
  keys?: readonly (string | { table: string; column: string; id: string })[];
  filters?: Record<string, CustomFilter>;
  /** Columns that are never shown, filtered or sorted by. */
  hidden?: readonly string[];
  /** Columns by which this caller may neither filter nor sort. */
  guarded?: (context: Context) => readonly string[];
  /** Further columns, each an SQL expression over the table. */
  extra?: Record<string, string>;
  /**
   * Further columns that depend on the current instant: whole numbers, expressions over the table and `clock.at`. They
   * may be filtered and sorted by.
   */
  timed?: Record<string, string>;
  /** Those in whose order all rows are read, too, although no index has it. They are never null. */
  ordered?: readonly string[];
  /** The same for texts, which may be null. */
  timedTexts?: Record<string, string>;
  /** Further timed columns that depend on what is asked for. */
  asked?: (
    request: { filter: Filter; sort: unknown },
    context: Context,
  ) => Promise<Record<string, string> | null>;
  /** A condition that is applied unless the filter names one of these fields: archived records are asked for. */
  unasked?: { fields: readonly string[]; sql: string };
  /** A condition that is always applied. */
  scope?: (context: Context) => Condition | null;
  /** One that has to be looked up, applied together with `scope`. */
  askedScope?: (request: { filter: Filter }, context: Context) => Promise<Condition>;
  defaultSort?: [string, 'ASC' | 'DESC'];
  /** Completes the rows of one page with data from further statements. */
  finish?: (
    context: Context,
    rows: Record<string, unknown>[],
  ) => Promise<Record<string, unknown>[]> | Record<string, unknown>[];
}

/** The list with the columns and the condition that depend on what is asked for. */
export const specFor = async (
  spec: ListSpec,
  request: { filter: Filter; sort: unknown },
  context: Context,
): Promise<ListSpec> => {
  const columns = await spec.asked?.(request, context);
  const condition = await spec.askedScope?.(request, context);
  const completed = columns ? { ...spec, timed: { ...spec.timed, ...columns } } : spec;
  if (!condition) return completed;
  const scope = (within: Context): Condition => {
    const always = spec.scope?.(within);
    return always
      ? {
          sql: `(${always.sql}) and (${condition.sql})`,
          values: [...always.values, ...condition.values],
        }
      : condition;
  };
  return { ...completed, scope };
};

/** A 400 for a list request, with the name of the invalid field. */
export const bad = (key: string, field: string) =>
  new HttpError(400, 'errors.badQuery', { errors: { [field]: key } });
