/**
 * The column kit: one vocabulary, two spellings. Tables are written once in these words; the dialect follows from
 * DATABASE_URL. Both spellings store the same physical values (instants as UTC ms, yes/no as 0/1, JSON as text), so a
 * hand-written statement reads the same on SQLite and PostgreSQL.
 */
import { postgresKit, postgresLargestNumber } from './postgres/kit.ts';
import { sqliteKit, sqliteLargestNumber } from './sqlite/kit.ts';

export type DialectName = 'sqlite' | 'postgres';

/** The database that an address names: `postgres://…`, or the path of a SQLite file. */
export const dialectNamed = (url: string): DialectName =>
  /^postgres(ql)?:/.test(url) ? 'postgres' : 'sqlite';

export const dialect: DialectName = dialectNamed(process.env.DATABASE_URL ?? '');

/** The only cast of the schema: everything downstream is typed as SQLite and runs on either. */
export const kit = dialect === 'sqlite' ? sqliteKit : (postgresKit as typeof sqliteKit);
export const largestNumber = dialect === 'sqlite' ? sqliteLargestNumber : postgresLargestNumber;
