/** The condition of a full-text search. */
import { searchCondition } from '#db/search';
import type { Context } from '../http/context.ts';
import { bad, type Condition, type ListSpec } from './spec.ts';

const likeEscaped = (text: string) => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

export const searchOf = (
  spec: ListSpec,
  table: string,
  value: unknown,
  context: Context,
): Condition | null => {
  if (typeof value !== 'string' || value.length > 200) throw bad('errors.wrongType', 'q');
  if (value.trim() === '') return null;
  if (spec.search) {
    const personal = spec.search.personal?.(context) ?? false;
    const found = searchCondition(context.db, spec.search.resource, value, personal);
    return found ? { sql: found.sql, values: [found.value] } : { sql: '1 = 0', values: [] };
  }
  if (!spec.searchColumns) throw bad('errors.unknownFilter', 'q');
  const term = likeEscaped(value.replaceAll('\0', ''));
  return {
    sql: `(${spec.searchColumns.map((column) => `lower("${table}"."${column}") like ? escape '\\'`).join(' or ')})`,
    values: spec.searchColumns.map(() => term),
  };
};
