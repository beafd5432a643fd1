/** What the two databases spell differently. `sqlite/dialect.ts` and `postgres/dialect.ts` each hold one. */

export type KeyType = 'text' | 'integer' | 'bigint';
export type ColumnType = KeyType | 'real';

export type Searchable = 'products' | 'members';

/** A word that must occur; with `prefix`, as the beginning of a word. */
export interface SearchToken {
  token: string;
  prefix: boolean;
}

export interface Dialect {
  /** See `inValues` in statements.ts. */
  inValues(kind: KeyType): string;
  /** Up to this many keys are written out as placeholders; more go in one list. */
  mostKeysWrittenOut: number;
  /** See `listHas` and `listEntries` in statements.ts. */
  listHas(column: string): string;
  listEntries(column: string): string;
  /** The aggregate that makes one JSON array of a column. */
  jsonArray: string;
  /** The `from` fragments of `rowsStatement`, called `input`: of many rows as one JSON text, and of a single row. */
  recordset(columns: Record<string, ColumnType>): Spelled;
  /** A condition that names the keys of a recordset once more, where the planner needs it. */
  recordsetKeys: Spelled | null;
  /** See `weekStartOf` in weeks.ts. */
  weekStartOf(day: string, weekStart: number): string;
  /** The statements of bulk.ts; `types` are those of the columns. */
  insertStatements(insert: InsertParts): Spelled;

  /** The statements that replace what is indexed of some records; see search.ts for their values. */
  searchIndex(table: string): { remove: string; add: string };
  searchCondition(
    resource: Searchable,
    tokens: readonly SearchToken[],
    personal: boolean,
  ): { sql: string; value: string };

  /** Tells the planner about rows that were just written; null where it plans without statistics. */
  analyze: ((table: string) => string) | null;
  /** Inserts rows as they were stored: each row by itself, or all as one JSON text. */
  insertStored(table: string, columns: readonly string[]): { sql: string; rowByRow: boolean };
  /** How the next generated id is made to follow the highest; null where the database does so by itself. */
  identity: { sequence: string; advance: (table: string, sequence: string) => string } | null;
}

/** One statement or fragment for a single row, and one for any number of rows. */
export interface Spelled {
  one: string;
  many: string;
}

export interface InsertParts {
  table: string;
  columns: readonly { name: string; sqlType: string }[];
  /** What follows the values: `on conflict …`. */
  suffix: string;
  hasId: boolean;
}
