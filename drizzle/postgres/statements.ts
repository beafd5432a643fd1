/** Converts statements for PostgreSQL: numbered placeholders, and a name so that each is planned once. */
import type { QueryConfig } from 'pg';

/** Statements that get a name. Beyond that number, statements that callers can vary (filters) are planned each time. */
const MAX_NAMED = 1000;

interface Prepared {
  name?: string;
  text: string;
}

const numbered = (sql: string) => {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
};

const known = new Map<string, Prepared>();
const prepared = (sql: string): Prepared => {
  const found = known.get(sql);
  if (found) return found;
  const text = numbered(sql);
  if (known.size >= MAX_NAMED) return { text };
  const statement = { text, name: `s${known.size}` };
  known.set(sql, statement);
  return statement;
};

export const configOf = (sql: string, values: readonly unknown[]): QueryConfig => ({
  ...prepared(sql),
  values: values as unknown[],
});
