/** The points that a person gives on a day by distributions that were started without a second person. */
import { and, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { surveyDistributions as table } from '#db/schema/surveys/distributions';
import type { GivenAlone } from '../../members/adjustments/givenAlone.ts';

const onDay = prepared(
  { aloneBy: table.aloneBy, aloneOn: table.aloneOn, until: table.aloneUntil },
  (q, { aloneBy, aloneOn, until }) =>
    q
      .select({ points: sql<number>`coalesce(sum(${table.alonePoints}), 0)`.as('points') })
      .from(table)
      .where(
        and(
          eq(table.aloneBy, aloneBy),
          lte(table.aloneOn, aloneOn),
          or(isNull(table.aloneUntil), gte(table.aloneUntil, until)),
        ),
      ),
);

/** On every day on which one runs. */
export const pointsOfSurveys: GivenAlone = async (db, aloneBy, day) =>
  Number((await onDay(db, { aloneBy, aloneOn: day, until: day }))[0]?.points ?? 0);
