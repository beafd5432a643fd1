/** The conditions of a search: every word must occur, anywhere and in any language, on both databases alike. */
import { shapeOf } from '#db/bulk';
import { foldedText, searchCondition } from '#db/search';
import { wordsOf } from '#shared/searchText';
import type { Context } from '../http/context.ts';
import { bad, type Condition, type ListSpec } from './spec.ts';

/** Words of a search that are looked for; further ones are ignored. */
const MAX_WORDS = 12;

/** That every word occurs in a text, which is an SQL expression in the form of `foldText`; null where none is asked for. */
export const wordsCondition = (folded: string, asked: string): Condition | null => {
  const words = wordsOf(asked).slice(0, MAX_WORDS);
  if (words.length === 0) return null;
  return {
    sql: `(${words.map(() => `${folded} like ?`).join(' and ')})`,
    values: words.map((word) => `%${word}%`),
  };
};

const columnsCondition = (spec: ListSpec, table: string, value: string, { db }: Context) => {
  const { columns } = shapeOf(spec.table);
  const searched = (spec.searchColumns ?? []).map((key) => {
    const column = columns.find((known) => known.key === key);
    if (!column) throw new Error(`The list of ${table} searches ${key}, which is no column`);
    return { sql: `"${table}"."${column.name}"`, localized: column.kind === 'json' };
  });
  return wordsCondition(foldedText(db, searched), value);
};

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
    return found ?? { sql: '1 = 0', values: [] };
  }
  if (!spec.searchColumns) throw bad('errors.unknownFilter', 'q');
  return columnsCondition(spec, table, value, context) ?? { sql: '1 = 0', values: [] };
};
