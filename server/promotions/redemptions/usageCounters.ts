/** Adds usages to their counters. */
import type { Db } from '#db';
import { rowsStatement } from '#db/statements';
import type { Usage } from './usage.ts';

// By hand: adds many rows in one statement.
const addRows = rowsStatement(
  { counter: 'text', amount: 'bigint' },
  (
    input,
  ) => `insert into usage_counters (counter, used) select counter, amount from ${input} where true
    on conflict (counter) do update set used = usage_counters.used + excluded.used`,
);
/** Adds usages to their counters in one statement; negative amounts release usage. */
export const addToCounters = async (tx: Db, usages: readonly Usage[]) => {
  const sums = new Map<string, number>();
  for (const { counter, amount } of usages) sums.set(counter, (sums.get(counter) ?? 0) + amount);
  await addRows(
    tx,
    // Always in the same order, so that two redemptions cannot deadlock.
    [...sums].sort(([one], [other]) => (one < other ? -1 : 1)),
  );
};
