import { and, count, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { memberEntries } from '#db/schema/promotions/memberActivities';

const wonOf = prepared(
  { activityId: memberEntries.activityId, state: memberEntries.state },
  (q, { activityId, state }) =>
    q
      .select({ won: count() })
      .from(memberEntries)
      .where(and(eq(memberEntries.activityId, activityId), eq(memberEntries.state, state))),
);

/** How many entries of a contest have won. */
export const countWon = async (db: Db, activityId: number): Promise<number> =>
  Number((await wonOf(db, { activityId, state: 'won' }))[0]?.won ?? 0);
