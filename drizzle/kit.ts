/**
 * The column kit: tables are written once with these column types, and the dialect follows from DATABASE_URL. Both
 * dialects store the same physical values (instants as UTC ms, yes/no as 0 or 1, JSON as text), so SQL written by hand
 * is the same on SQLite and PostgreSQL.
 */
import { postgresKit, postgresLargestNumber } from './postgres/kit.ts';
import { sqliteKit, sqliteLargestNumber } from './sqlite/kit.ts';

export type DialectName = 'sqlite' | 'postgres';

/** The dialect for a database address: `postgres://…`, or the path of a SQLite file. */
export const dialectNamed = (url: string): DialectName =>
  /^postgres(ql)?:/.test(url) ? 'postgres' : 'sqlite';

export const dialect: DialectName = dialectNamed(process.env.DATABASE_URL ?? '');

/** The only cast in the schema: tables are typed as SQLite tables and run on both databases. */
export const kit = dialect === 'sqlite' ? sqliteKit : (postgresKit as typeof sqliteKit);
export const largestNumber = dialect === 'sqlite' ? sqliteLargestNumber : postgresLargestNumber;
