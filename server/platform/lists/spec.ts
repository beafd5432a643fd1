/** What a list may be asked for: its table, its filters, and what is shown beside the table's own columns. */
import type { shapeOf } from '#db/bulk';
import type { Searchable } from '#db/search';
import type { Value } from '#db/statements';
import type { Context } from '../http/context.ts';
import { HttpError } from '../http/errors.ts';

/** getMany sends no range and must not be cut. */
export const MAX_MANY = 10_000;

export type Filter = Record<string, unknown>;
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

/** A list request that cannot be answered, with the field that is to blame. */
export const bad = (key: string, field: string) =>
  new HttpError(400, 'errors.badQuery', { errors: { [field]: key } });

/** Names come from callers: `constructor` is nobody's filter. */
export const own = <T>(record: Record<string, T> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;
