/** Recomputes every cached figure from its source rows and tells where they differ. */
import type { Db } from '#db';
import { query } from '#db/statements';
import { Hook } from '#shared/hook';

export interface Difference {
  table: string;
  /** What is kept and what the rows say, as stored; null where one side has no such row. */
  kept: unknown;
  expected: unknown;
}

export interface VerifyOptions {
  /** ISO weekday on which the store's weeks begin. */
  weekStart: number;
}

/** A cached figure: a statement that selects the rows that are wrong, or a function that finds differences. */
export type Check =
  | { name: string; wrongRows: string }
  | { name: string; find: (tx: Db, options: VerifyOptions) => Promise<Difference[]> };

/** Every domain's cached figures. */
export const checks = new Hook<Check>('verify');

/** So many differences of one figure are shown. */
export const SHOWN = 20;

/** Differences of every cached figure; [] when all are right. */
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
