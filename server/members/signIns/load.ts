/** Loads the days on which a member signed in, with what they gave. */
import { and, asc, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { SignInAward } from '#contract/members/earning';
import type { SignInDay } from '#contract/members/signIns';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { signIns } from '#db/schema/members/activity';
import { growthEntries } from '#db/schema/members/growth';
import { pointEntries } from '#db/schema/members/points';
import { addDays } from '#shared/days';
import { oneOfEachDay } from '../earnRules/ladder.ts';
import { openProgramme } from '../earning/programme.ts';
import type { Programme } from '../earning/versions.ts';
import { loadPeople } from '../people/load.ts';

/** A store's clock that is ahead may have begun the next day already. */
const lastOf = prepared(
  { memberIds: many(signIns.memberId), until: signIns.day },
  (q, { memberIds, until }) =>
    q
      .select({ day: signIns.day, streak: signIns.streak })
      .from(signIns)
      .where(and(inArray(signIns.memberId, memberIds), lte(signIns.day, until)))
      .orderBy(desc(signIns.day), desc(signIns.streak))
      .limit(1),
);
const daysOf = prepared(
  { memberIds: many(signIns.memberId), from: signIns.day, to: signIns.day },
  (q, { memberIds, from, to }) =>
    q
      .select({
        day: signIns.day,
        occurredAt: signIns.occurredAt,
        streak: signIns.streak,
        ladderDay: signIns.ladderDay,
        awards: signIns.awards,
      })
      .from(signIns)
      .where(
        and(inArray(signIns.memberId, memberIds), gte(signIns.day, from), lte(signIns.day, to)),
      )
      .orderBy(asc(signIns.day), desc(signIns.streak)),
);
const pointsAt = prepared(
  {
    memberIds: many(pointEntries.memberId),
    ruleKeys: many(pointEntries.ruleKey),
    since: pointEntries.occurredAt,
    until: pointEntries.occurredAt,
  },
  (q, { memberIds, ruleKeys, since, until }) =>
    q
      .select({ at: pointEntries.occurredAt, given: sql<number>`sum(${pointEntries.points})` })
      .from(pointEntries)
      .where(
        and(
          inArray(pointEntries.memberId, memberIds),
          eq(pointEntries.type, 'earn'),
          eq(pointEntries.source, 'event'),
          inArray(pointEntries.ruleKey, ruleKeys),
          gte(pointEntries.occurredAt, since),
          lte(pointEntries.occurredAt, until),
        ),
      )
      .groupBy(pointEntries.occurredAt),
);
const growthAt = prepared(
  {
    memberIds: many(growthEntries.memberId),
    ruleKeys: many(growthEntries.ruleKey),
    since: growthEntries.occurredAt,
    until: growthEntries.occurredAt,
  },
  (q, { memberIds, ruleKeys, since, until }) =>
    q
      .select({ at: growthEntries.occurredAt, given: sql<number>`sum(${growthEntries.growth})` })
      .from(growthEntries)
      .where(
        and(
          inArray(growthEntries.memberId, memberIds),
          eq(growthEntries.type, 'earn'),
          eq(growthEntries.source, 'event'),
          inArray(growthEntries.ruleKey, ruleKeys),
          gte(growthEntries.occurredAt, since),
          lte(growthEntries.occurredAt, until),
        ),
      )
      .groupBy(growthEntries.occurredAt),
);

/** The keys of all rules that ever rewarded signing in. */
const keysOf = ({ versions }: Programme): string[] => [
  ...new Set(
    versions.flatMap(({ terms }) =>
      terms.earnRules.filter(({ trigger }) => trigger === 'sign_in').map(({ key }) => key),
    ),
  ),
];

/** The days of a member from one day to another, both included. */
export const loadSignIns = async (
  db: Db,
  memberId: number,
  from: string,
  to: string,
): Promise<SignInDay[]> => {
  const memberIds = (await loadPeople(db, [memberId])).recordsOf(memberId);
  // Of a day on which both records signed in before they were merged, the longer row of days.
  const rows = oneOfEachDay(await daysOf(db, { memberIds, from, to }));
  const programme = rows.length === 0 ? null : await openProgramme(db);
  if (!programme) return [];
  const instants = rows.map(({ occurredAt }) => occurredAt);
  const asked = {
    memberIds,
    ruleKeys: keysOf(programme),
    since: Math.min(...instants),
    until: Math.max(...instants),
  };
  const toMap = (given: readonly { at: number; given: number }[]) =>
    new Map(given.map((row) => [row.at, Number(row.given)]));
  const points = toMap(await pointsAt(db, asked));
  const growth = toMap(await growthAt(db, asked));
  return rows.map(({ ladderDay, awards, ...row }) => {
    // What was corrected since is in what is kept with the day; rows of before have only what was given first.
    const sumOf = (wanted: SignInAward['currency']) =>
      awards?.reduce((sum, one) => sum + (one.currency === wanted ? one.granted : 0), 0);
    return {
      ...row,
      ladderDay: ladderDay || null,
      points: sumOf('points') ?? points.get(row.occurredAt) ?? 0,
      growth: sumOf('growth') ?? growth.get(row.occurredAt) ?? 0,
    };
  });
};

/** Consecutive days up to today, or up to yesterday while the member has not signed in today. */
export const loadStreak = async (
  db: Db,
  memberId: number,
  today: string,
): Promise<{ isToday: boolean; streak: number }> => {
  const memberIds = (await loadPeople(db, [memberId])).recordsOf(memberId);
  const [last] = await lastOf(db, { memberIds, until: today });
  const isToday = last?.day === today;
  const streak = last && (isToday || last.day === addDays(today, -1)) ? last.streak : 0;
  return { isToday, streak };
};
