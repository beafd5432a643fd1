import { getTableColumns, type Table } from 'drizzle-orm';

/**
 * The rows of a list as those of its table, for a list that hides none of the columns; throws where one is missing, so
 * that no row passes for what it is not.
 */
export const tableRows = <T extends Table>(
  table: T,
  rows: readonly Record<string, unknown>[],
): T['$inferSelect'][] => {
  const columns = Object.keys(getTableColumns(table));
  return rows.map((row) => {
    const missing = columns.find((column) => !(column in row));
    if (missing !== undefined) throw new Error(`A row of the list has no ${missing}.`);
    return row;
  });
};
