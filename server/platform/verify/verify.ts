/** Recomputes every rollup from its source rows and reports the differences. */
import type { Db } from '#db';
import { query } from '#db/statements';
import { Hook } from '#shared/hook';

export interface Difference {
  table: string;
  /** The stored value and the one computed from the source rows; null where one side has no such row. */
  kept: unknown;
  expected: unknown;
}

export interface VerifyOptions {
  /** ISO weekday on which the store's weeks begin. */
  weekStart: number;
}

/** The check of a rollup: a statement that selects wrong rows, or a function that returns differences. */
export type Check =
  | { name: string; wrongRows: string }
  | { name: string; find: (tx: Db, options: VerifyOptions) => Promise<Difference[]> };

/** Checks of every domain. */
export const checks = new Hook<Check>('verify');

/** The number of differences shown for one check. */
export const SHOWN = 20;

/** The differences of all checks; [] when all rollups are right. */
export const verifyAll = async (tx: Db, options: VerifyOptions): Promise<Difference[]> => {
  const differences: Difference[] = [];
  for (const check of checks.parts) {
    if ('find' in check) differences.push(...(await check.find(tx, options)));
    else
      for (const row of (await query(tx, check.wrongRows)).slice(0, SHOWN))
        differences.push({ table: check.name, kept: row, expected: 'recomputed from its rows' });
  }
  return differences;
};
