import { dialectOf } from './driver.ts';
import { query } from './statements.ts';

/** Tells the planner about rows that were just written, where it plans by statistics. */
export const refreshStatistics = async (tx: object, tables: readonly string[]): Promise<void> => {
  const { analyze } = dialectOf(tx);
  if (analyze) for (const table of tables) await query(tx, analyze(table));
};
