/** The points that a person put in force by activities without a second person: limits of a day count them. */
import { and, eq, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { memberActivities as table } from '#db/schema/promotions/memberActivities';
import type { GivenAlone } from '../../members/adjustments/givenAlone.ts';

const byDay = prepared(
  { aloneBy: table.aloneBy, aloneOn: table.aloneOn },
  (q, { aloneBy, aloneOn }) =>
    q
      .select({ points: sql<number>`coalesce(sum(${table.approvedPoints}), 0)`.as('points') })
      .from(table)
      .where(and(eq(table.aloneBy, aloneBy), eq(table.aloneOn, aloneOn))),
);

export const pointsOfActivities: GivenAlone = async (db, aloneBy, aloneOn) =>
  Number((await byDay(db, { aloneBy, aloneOn }))[0]?.points ?? 0);
