import { dialectOf } from './driver.ts';
import { query } from './statements.ts';

/**
 * Updates the planner's statistics of tables into which many rows were written; does nothing where the planner uses
 * none.
 */
export const refreshStatistics = async (tx: object, tables: readonly string[]): Promise<void> => {
  const { analyze } = dialectOf(tx);
  if (analyze) for (const table of tables) await query(tx, analyze(table));
};
