/** Tells the planner about rows that were just written. */
import { driverOf, query } from './statements.ts';

/**
 * PostgreSQL plans by statistics it gathers now and then; right after a hundred thousand new rows it would still take
 * them for few and look each up in turn. SQLite plans without.
 */
export const refreshStatistics = async (tx: object, tables: readonly string[]): Promise<void> => {
  if (driverOf(tx).dialect === 'sqlite') return;
  for (const table of tables) await query(tx, `analyze "${table}"`);
};
