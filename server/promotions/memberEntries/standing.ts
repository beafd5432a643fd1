/** How activities stand for a member at an instant: how often they may enter, and what keeps them from it. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { EntryLimit } from '#contract/promotions/memberActivities';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { memberEntries } from '#db/schema/promotions/memberActivities';
import { asInForce, timesInForce } from '#rules/promotions/activityApprovals';
import { enteredIn, entryLimits, limitOf } from '#rules/promotions/memberActivities';
import { takesPlaceSql } from '#rules/promotions/memberEntries';
import { loadRanks, openLevels } from '../../members/levels/load.ts';
import { isLate } from '../../members/earning/versions.ts';
import { loadPeople } from '../../members/people/load.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import { getRow } from '../../platform/records/records.ts';
import { loadPrizes, type MemberActivityRow } from '../memberActivities/record.ts';
import type { Asking } from '../quotes/held/holder.ts';
import { openCodes, type RewardCodes } from '../redeemedRewards/codes.ts';

/** Of entries that take a place. */
const timesOf = prepared(
  { memberIds: many(memberEntries.memberId), activityId: memberEntries.activityId },
  (q, { memberIds, activityId }) =>
    q
      .select({
        at: memberEntries.enteredAt,
        number: memberEntries.number,
        approvedAt: memberEntries.approvedAt,
      })
      .from(memberEntries)
      .where(
        and(
          inArray(memberEntries.memberId, memberIds),
          eq(memberEntries.activityId, activityId),
          sql.raw(takesPlaceSql('"member_entries"')),
        ),
      )
      .orderBy(asc(memberEntries.number)),
);

/** Points that the entry itself may give, without waiting for anybody. */
const givesPoints = async (db: Db, { id, kind, points }: MemberActivityRow): Promise<boolean> =>
  kind === 'draw'
    ? (await loadPrizes(db, id)).some((prize) => prize.points !== null)
    : kind === 'reward' && points !== null;

export interface Standing {
  /** By the terms of the instant. */
  activity: MemberActivityRow;
  limits: EntryLimit[];
  perMember: MemberActivityRow['perMember'];
  enteredAt: readonly number[];
  /** The entries that take a place in the period of the instant. */
  standing: readonly { number: number; approvedAt: number | null }[];
  level: string | null;
  codes: RewardCodes | null;
  codesOf: (batchId: number) => Promise<RewardCodes>;
}

/**
 * `at`: when the member enters. What all activities share is loaded once. All records of a person count together, and the
 * groups are those of the member who stays.
 */
export const openStanding = async (db: Db, asking: Asking, memberId: number, at: number) => {
  const { now, settings } = asking;
  const level = (await openLevels(db, [memberId]))(memberId, at);
  const people = await loadPeople(db, [memberId]);
  const memberIds = people.recordsOf(memberId);
  const { groups } = await getRow(db, members, people.primaryOf(memberId));
  const ranks = await loadRanks(db);
  const programme = await loadProgramme(db, at);
  const hasProgramme = programme !== null;
  const isBackdated = programme !== null && isLate(programme.terms, at, now);
  const codesOf = openCodes(db, asking, memberId);
  return async (row: MemberActivityRow): Promise<Standing> => {
    const activity = asInForce(row, at);
    const { id, kind, batchId } = activity;
    const known = await timesOf(db, { memberIds, activityId: id });
    const enteredAt = known.map((entry) => entry.at);
    const codes = batchId === null || kind === 'contest' ? null : await codesOf(batchId);
    const { timeZone, weekStart } = settings;
    const isTooLate = isBackdated && (await givesPoints(db, activity));
    const canGiveCode = codes?.canGive ?? null;
    const perMember = limitOf(activity, level, ranks);
    const { isIn } = enteredIn(perMember, enteredAt, at, { timeZone, weekStart });
    return {
      activity,
      limits: entryLimits(
        { ...activity, inForce: timesInForce(activity) },
        { level, groups, enteredAt },
        { at, now, ranks, timeZone, weekStart, hasProgramme, canGiveCode, isTooLate },
      ),
      perMember,
      enteredAt,
      standing: known.filter(({ at: entered }) => isIn(entered)),
      level: level.level,
      codes,
      codesOf,
    };
  };
};
