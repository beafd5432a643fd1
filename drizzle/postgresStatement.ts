/** Statements as PostgreSQL is sent them: numbered placeholders, and a name under which it plans them once. */
import type { ClientBase, Pool } from 'pg';

/** Statements remembered; past that, what callers can vary (filters) is no longer kept prepared. */
const MAX_NAMED = 1000;

interface Sendable {
  name?: string;
  text: string;
  /** It writes and answers no rows. */
  silent: boolean;
  /** It only reads. */
  reads: boolean;
}

const numbered = (sql: string) => {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
};

const known = new Map<string, Sendable>();
export const sendable = (sql: string): Sendable => {
  const found = known.get(sql);
  if (found) return found;
  const writes = /\b(insert|update|delete)\b/i.test(sql);
  const statement: Sendable = {
    text: numbered(sql),
    silent: /^\s*(insert|update|delete)\b/i.test(sql) && !/\breturning\b/i.test(sql),
    reads: /^\s*(select|with)\b/i.test(sql) && !writes,
  };
  if (known.size >= MAX_NAMED) return statement;
  known.set(sql, { ...statement, name: `s${known.size}` });
  return known.get(sql) ?? statement;
};

export const send = (client: Pool | ClientBase, { name, text }: Sendable, values: readonly unknown[]) =>
  client.query({ ...(name !== undefined && { name }), text, values: values as unknown[] });
