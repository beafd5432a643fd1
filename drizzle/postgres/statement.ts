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
  /** The one table it writes, where it reads nothing but that and what it is given: it may go in one with others. */
  writesOnly: string | undefined;
}

/** The table of an insert or update that looks at no other. */
const onlyTable = (sql: string): string | undefined => {
  const [, table] = /^\s*(?:insert\s+into|update)\s+"?(\w+)"?/i.exec(sql) ?? [];
  return /\b(?:from|join)\s+(?!\(|unnest\(|json_array_elements\()/i.test(sql) ? undefined : table;
};

const numbered = (sql: string) => {
  let count = 0;
  return sql.replace(/\?/g, () => `$${++count}`);
};

const known = new Map<string, Sendable>();
export const sendable = (sql: string): Sendable => {
  const found = known.get(sql);
  if (found) return found;
  const writes = /\b(insert|update|delete)\b/i.test(sql);
  const silent = /^\s*(insert|update|delete)\b/i.test(sql) && !/\breturning\b/i.test(sql);
  const statement: Sendable = {
    text: numbered(sql),
    silent,
    writesOnly: silent ? onlyTable(sql) : undefined,
    reads: /^\s*(select|with)\b/i.test(sql) && !writes,
  };
  if (known.size >= MAX_NAMED) return statement;
  known.set(sql, { ...statement, name: `s${known.size}` });
  return known.get(sql) ?? statement;
};

export const send = (
  client: Pool | ClientBase,
  { name, text }: Sendable,
  values: readonly unknown[],
) => client.query({ ...(name !== undefined && { name }), text, values: values as unknown[] });

/** Every read's rows as JSON, each with the number of its read. */
export const readTogether = (reads: readonly string[]): string =>
  reads
    .map((sql, at) => `select ${at} as part, row_to_json(r)::text as row from (${sql}) r`)
    .join(' union all ');

/**
 * One statement of writes that see nothing of each other: each to a table of its own, and looking at no other.
 * (References between these tables are checked when all is written.)
 */
export const writeTogether = (writes: readonly string[]): string => {
  const others = writes.slice(0, -1).map((sql, at) => `w${at} as (${sql})`);
  const last = writes.at(-1) ?? '';
  return others.length === 0 ? last : `with ${others.join(', ')} ${last}`;
};
