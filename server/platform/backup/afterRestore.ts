import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** What is derived from restored rows and written again, each part in a transaction of its own. */
export interface RestoreStep {
  /** In one transaction, in the order of the domains. */
  rebuild?: (tx: Db, options: { weekStart: number }) => Promise<unknown>;
  /** A table whose search entries are written again, some hundred rows at a time. */
  reindex?: { table: string; write: (tx: Db, ids: readonly number[]) => Promise<unknown> };
}

export const afterRestore = new Hook<RestoreStep>('afterRestore');
