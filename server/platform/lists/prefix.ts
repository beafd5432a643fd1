/**
 * Searches for identifiers by their beginning, which an index answers. Their columns are compared by code points: on
 * PostgreSQL, whose databases may sort otherwise, a migration gave each of them the collation `C`.
 */
import type { Value } from '#db/statements';
import { cleanKey } from '#shared/searchText';
import type { Condition, CustomFilter } from './spec.ts';

/** The smallest text that is greater than every text beginning with `prefix`. */
const endOfPrefix = (prefix: string) => {
  const letters = [...prefix];
  const last = letters.pop()?.codePointAt(0) ?? 0;
  // Surrogates are no characters, so they are skipped; the highest code point has no successor.
  const next = last === 0xd7ff ? 0xe000 : Math.min(last + 1, 0x10ffff);
  return letters.join('') + String.fromCodePoint(next);
};

/** That a column begins with a text, which is not empty. */
export const beginsWith = (column: string, text: string): { sql: string; values: Value[] } => ({
  sql: `${column} >= ? and ${column} < ?`,
  values: [text, endOfPrefix(text)],
});

/** The search text, cleaned as stored keys are, without blanks around it; null where it is no text to search for. */
export const asSearchText = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= 200 && !value.includes('\0')
    ? cleanKey(value).trim()
    : null;

/** The filter `q` of a list with these columns of identifiers: one of them begins with the text. */
export const byPrefix =
  (table: string, columns: readonly string[]): CustomFilter =>
  (value): Condition | null => {
    const text = asSearchText(value);
    if (text === null) return null;
    if (text === '') return { sql: '1 = 1', values: [] };
    const found = columns.map((column) => beginsWith(column, text));
    return {
      sql: `"${table}".id in (${found.map(({ sql }) => `select id from ${table} where ${sql}`).join(' union ')})`,
      values: found.flatMap(({ values }) => values),
    };
  };
