/** The SQL that differs between the two databases. `sqlite/dialect.ts` and `postgres/dialect.ts` each implement it. */

export type KeyType = 'text' | 'integer' | 'bigint';
export type ColumnType = KeyType | 'real';

export type Searchable = 'products' | 'members';

/** A word that must occur; with `prefix`, a word that begins with it. */
export interface SearchToken {
  token: string;
  prefix: boolean;
}

export interface Dialect {
  /** See `inValues` in statements.ts. */
  inValues(kind: KeyType): string;
  /** Up to this many keys are written as separate placeholders; more are passed as one list. */
  maxSeparateKeys: number;
  /** See `listHas` and `listEntries` in statements.ts. */
  listHas(column: string): string;
  listEntries(column: string): string;
  /** See `jsonInteger` in statements.ts. */
  jsonInteger(column: string, key: string): string;
  /** The same for a text. */
  jsonText(column: string, key: string): string;
  /** The aggregate that collects a column in one JSON array. */
  jsonArray: string;
  /**
   * The `from` fragments of `rowsStatement`, with the alias `input`: for many rows as one JSON text, and for a single
   * row.
   */
  recordset(columns: Record<string, ColumnType>): SqlForms;
  /** An additional condition on the keys of a recordset, for planners that need it. */
  recordsetKeys: SqlForms | null;
  /** See `weekStartOf` in weeks.ts. */
  weekStartOf(day: string, weekStart: number): string;
  /** The statements of bulk.ts; `types` are the types of the columns. */
  insertStatements(insert: InsertParts): SqlForms;

  /** The statements that replace the search entries of some records; search.ts passes their values. */
  searchIndex(table: string): SearchIndex;
  /** The ids whose entry matches an asked value (an SQL expression), and that value for some tokens. */
  searchCondition(
    resource: Searchable,
    personal: boolean,
  ): {
    matching: (asked: string) => string;
    valueOf: (tokens: readonly SearchToken[]) => string;
  };
  /** The texts of a localized column in all languages as one text. */
  localizedText(column: string): string;

  /** Updates the planner's statistics after many rows were written; null where the planner does not use statistics. */
  analyze: ((table: string) => string) | null;
  /** Inserts rows as they were stored: one statement for each row, or one JSON text for all of them. */
  insertStored(table: string, columns: readonly string[]): { sql: string; rowByRow: boolean };
  /** Sets the next generated id after the highest id; null where the database does so automatically. */
  identity: { sequence: string; advance: (table: string, sequence: string) => string } | null;
}

export interface SearchIndex {
  remove: string;
  add: string;
  /** Whether the record of this id has an entry; asked for each, because PostgreSQL compares long lists one by one. */
  isIndexed: (id: string) => string;
  /**
   * Merges a number of pages of the index, and with them drops what was removed: below zero in the first step. `changes` counts the
   * rows that were written so far; null where what is removed leaves the index at once.
   */
  merge: { step: string; changes: string } | null;
}

/** A statement or fragment in two forms: for a single row, and for any number of rows. */
export interface SqlForms {
  one: string;
  many: string;
}

export interface InsertParts {
  table: string;
  columns: readonly { name: string; sqlType: string }[];
  /** The SQL after the values: `on conflict …`. */
  suffix: string;
  hasId: boolean;
}
