/** The scheduled job of birthdays: it gives members points, once a year, and lets other features do their part. */
import { and, asc, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { addDays, startOfDay } from '#shared/days';
import { SYSTEM } from '#contract/platform/activities';
import { birthdayDue } from '../earnRules/birthdays.ts';
import { expiresAt } from '../earnRules/dates.ts';
import { type Gift, give } from '../earning/give.ts';
import { openProgramme } from '../earning/programme.ts';
import { benefitsOf, type Programme } from '../earning/versions.ts';
import { openLevels } from '../levels/load.ts';
import type { ApprovedVersion } from '../programme/load.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { ScheduledJob } from '../../platform/schedule/jobs.ts';
import { readSettings } from '../../platform/settings/read.ts';
import { afterBirthdays } from './afterBirthdays.ts';

/** Members of a page. */
const MEMBERS = 1000;
/** The business day and those before it on which a birthday is made up for, and one for 29 February. */
const DAYS = 8;

const ofBirthdays = prepared(
  {
    after: members.id,
    day1: members.birthday,
    day2: members.birthday,
    day3: members.birthday,
    day4: members.birthday,
    day5: members.birthday,
    day6: members.birthday,
    day7: members.birthday,
    day8: members.birthday,
    leapDay: members.birthday,
  },
  (q, { after, ...days }) =>
    q
      .select({
        id: members.id,
        birthday: members.birthday,
        birthdaySetAt: members.birthdaySetAt,
        joinedAt: members.joinedAt,
        createdAt: members.createdAt,
      })
      .from(members)
      .where(
        and(
          gt(members.id, after),
          isNull(members.mergedInto),
          isNotNull(members.birthday),
          or(...Object.values(days).map((day) => sql`${members.birthday} like ${day}`)),
        ),
      )
      .orderBy(asc(members.id))
      .limit(MEMBERS),
);
type Celebrant = Awaited<ReturnType<typeof ofBirthdays>>[number];

/** Birthdays of any year that end with the month and day of these days. */
const patternsOf = (businessDay: string) => {
  const patterns = Array.from(
    { length: DAYS },
    (_, back) => `%-${addDays(businessDay, -back).slice(5)}`,
  );
  const [day1 = '', day2 = '', day3 = '', day4 = '', day5 = '', day6 = '', day7 = '', day8 = ''] =
    patterns;
  const leapDay = patterns.includes('%-02-28') ? '%-02-29' : day1;
  return { day1, day2, day3, day4, day5, day6, day7, day8, leapDay };
};

interface Due {
  memberId: number;
  /** The birthday, and when it began or the member joined on it. */
  day: string;
  at: number;
  version: ApprovedVersion;
}
/** The birthdays that are due on the business day, where a version of the programme was in force on them. */
const duesOf = (
  programme: Programme,
  businessDay: string,
  celebrants: readonly Celebrant[],
  timeZone: string,
): Due[] =>
  celebrants.flatMap((member): Due[] => {
    const day = birthdayDue(member, businessDay, timeZone);
    if (day === null) return [];
    const at = Math.max(startOfDay(day, timeZone), member.joinedAt ?? 0);
    const version = programme.at(at);
    return version ? [{ memberId: member.id, day, at, version }] : [];
  });

/** What members get, by their level when the birthday began or when they joined. */
const giftsFor = async (tx: Db, dues: readonly Due[], timeZone: string): Promise<Gift[]> => {
  const levelOf = await openLevels(
    tx,
    dues.map(({ memberId }) => memberId),
  );
  return dues.flatMap(({ memberId, day, at, version }): Gift[] => {
    const { level } = levelOf(memberId, at);
    const points = benefitsOf(version.terms, level)?.birthdayPoints ?? 0;
    if (points === 0) return [];
    return [
      {
        memberId,
        currency: 'points',
        amount: points,
        desired: points,
        source: 'birthday',
        sourceId: day.slice(0, 4),
        ruleKey: '',
        programmeNumber: version.number,
        occurredAt: at,
        availableAt: at,
        expiresAt: expiresAt(version.terms.expiry, null, at, timeZone),
        detail: { level, birthday: day },
      },
    ];
  });
};

/** Does for a page of members what is due; returns the id after which the next page begins, null at the end. */
const givePage = async (tx: Db, writer: Writer, businessDay: string, after: number) => {
  const celebrants = await ofBirthdays(tx, { after, ...patternsOf(businessDay) });
  const programme = await openProgramme(tx);
  if (!programme) return { given: 0, last: null };
  const { timeZone } = writer.settings;
  const dues = duesOf(programme, businessDay, celebrants, timeZone);
  const isNew = await give(tx, writer, await giftsFor(tx, dues, timeZone), programme.budgeted);
  for (const react of afterBirthdays.parts) await react(tx, writer, dues);
  const last = celebrants.length < MEMBERS ? null : (celebrants.at(-1)?.id ?? null);
  return { given: isNew.filter(Boolean).length, last };
};

export const BIRTHDAY_POINTS: ScheduledJob = {
  key: 'birthdayPoints',
  time: '00:10',
  run: async (application, businessDay, page) => {
    let after: number | null = 0;
    while (after !== null) {
      const from: number = after;
      after = await page(async (tx, count) => {
        const settings = await readSettings(tx);
        const writer = { actor: SYSTEM, now: application.now(), settings };
        const { given, last } = await givePage(tx, writer, businessDay, from);
        count('birthdays', given);
        return last;
      });
    }
  },
};
