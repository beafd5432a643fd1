/** Adds usages to their counters. */
import { sql } from 'drizzle-orm';
import type { Db } from '#db';
import { excluded, nameOf, namesOf } from '#db/names';
import { preparedRows } from '#db/preparedRows';
import { usageCounters } from '#db/schema/promotions/redemptions';
import type { Usage } from './usage.ts';

// By hand: adds many rows in one statement.
const addRows = preparedRows(
  { counter: usageCounters.counter, used: usageCounters.used },
  {},
  (_, { rows, input }) =>
    sql`insert into ${usageCounters} (${namesOf(usageCounters.counter, usageCounters.used)})
      select ${input.counter}, ${input.used} from ${rows} where true on conflict (${nameOf(usageCounters.counter)})
      do update set ${nameOf(usageCounters.used)} = ${usageCounters.used} + ${excluded(usageCounters.used)}`,
);
/** Adds usages to their counters in one statement; negative amounts release usage. */
export const addToCounters = async (tx: Db, usages: readonly Usage[]) => {
  const sums = new Map<string, number>();
  for (const { counter, amount } of usages) sums.set(counter, (sums.get(counter) ?? 0) + amount);
  await addRows(
    tx,
    // Always in the same order, so that two redemptions cannot deadlock.
    [...sums]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([counter, used]) => ({ counter, used })),
  );
};
