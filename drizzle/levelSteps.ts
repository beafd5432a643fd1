/** The level of a member's planned steps (`members.level_steps`) that has begun last, as an SQL expression. */
import { dialect } from './kit.ts';
import { postgresDialect } from './postgres/dialect.ts';
import { sqliteDialect } from './sqlite/dialect.ts';

const { jsonInteger, jsonText, listEntries } =
  dialect === 'postgres' ? postgresDialect : sqliteDialect;

/** Null where none has begun; `at` is an SQL expression of the instant. */
export const levelStepSql = (column: string, at: string): string => {
  const begins = jsonInteger('entry.value', 'at');
  return `(select ${jsonText('entry.value', 'level')} from ${listEntries(column)}
    where ${begins} <= ${at} order by ${begins} desc limit 1)`;
};
