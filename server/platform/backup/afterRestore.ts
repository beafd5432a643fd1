import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** Derived rows that are rewritten after a backup was restored. */
export interface RestoreStep {
  /** All steps run in one transaction, in the order of the domains. */
  rebuild?: (tx: Db, options: { weekStart: number }) => Promise<unknown>;
  /** A table whose search entries are rewritten, some hundred rows in each transaction. */
  reindex?: {
    table: SQLiteTable & { id: SQLiteColumn };
    write: (tx: Db, ids: readonly number[]) => Promise<unknown>;
  };
}

export const afterRestore = new Hook<RestoreStep>('afterRestore');
