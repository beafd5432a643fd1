/** Sums of a list's money columns over all rows of its filter, not only those of a page. */
import { shapeOf } from '#db/bulk';
import { query } from '#db/statements';
import { Hook } from '#shared/hook';
import { own } from '#shared/own';
import { mayCompare } from '../http/costs.ts';
import type { Context } from '../http/context.ts';
import { conditionsOf } from './conditions.ts';
import { sourceOf, sourceValues } from './list.ts';
import { type Filter, type ListSpec, specFor } from './spec.ts';

/** Lists whose rows are summed, by resource. */
export type SummedLists = Readonly<Record<string, { list: ListSpec; columns: readonly string[] }>>;

/** Summed lists of every domain. */
export const summedLists = new Hook<SummedLists>('summedLists');

/** Minor units by column; columns that the caller may not see are left out. */
export const sumsOf = async (
  context: Context,
  { list: given, columns }: SummedLists[string],
  filter: Filter,
): Promise<Record<string, number>> => {
  const list = await specFor(given, { filter, sort: undefined }, context);
  const { table, columns: known } = shapeOf(list.table);
  const shown = known.filter(({ key }) => columns.includes(key) && mayCompare(context, key));
  const timed = columns.flatMap((key) => {
    const sql = own(list.timed, key);
    return sql === undefined ? [] : [{ key, sql }];
  });
  const summed = [
    ...shown.map(({ key, name }) => ({ key, sql: `"${table}"."${name}"` })),
    ...timed,
  ];
  if (summed.length === 0) return {};
  const where = await conditionsOf(list, filter, context);
  const sums = summed.map(({ key, sql }) => `cast(coalesce(sum(${sql}), 0) as bigint) as "${key}"`);
  // A whole table may be read, which would block the process on SQLite.
  return context.connection.readSnapshot(async (db) => {
    const [row = {}] = await query<Record<string, number>>(
      db,
      `select ${sums.join(', ')} from ${sourceOf(list)}${where.sql ? ` where ${where.sql}` : ''}`,
      [...sourceValues(list, context), ...where.values],
    );
    return row;
  });
};
