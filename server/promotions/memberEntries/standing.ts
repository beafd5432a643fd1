/** How activities stand for a member at an instant: how often they may enter, and what keeps them from it. */
import { and, eq, ne } from 'drizzle-orm';
import type { EntryLimit } from '#contract/promotions/memberActivities';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { memberEntries } from '#db/schema/promotions/memberActivities';
import { entryLimits, limitOf } from '#rules/promotions/memberActivities';
import { loadRanks, openLevels } from '../../members/levels/load.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import { getRow } from '../../platform/records/records.ts';
import type { MemberActivityRow } from '../memberActivities/record.ts';
import type { Asking } from '../quotes/held/holder.ts';
import { openCodes, type RewardCodes } from '../redeemedRewards/codes.ts';

const timesOf = prepared(
  {
    memberId: memberEntries.memberId,
    activityId: memberEntries.activityId,
    state: memberEntries.state,
  },
  (q, { memberId, activityId, state }) =>
    q
      .select({ at: memberEntries.enteredAt })
      .from(memberEntries)
      .where(
        and(
          eq(memberEntries.memberId, memberId),
          eq(memberEntries.activityId, activityId),
          ne(memberEntries.state, state),
        ),
      ),
);

export interface Standing {
  limits: EntryLimit[];
  perMember: MemberActivityRow['perMember'];
  enteredAt: readonly number[];
  level: string | null;
  codes: RewardCodes | null;
  codesOf: (batchId: number) => Promise<RewardCodes>;
}

/** `at`: when the member enters. What all activities share is loaded once. */
export const openStanding = async (db: Db, asking: Asking, memberId: number, at: number) => {
  const { now, settings } = asking;
  const level = (await openLevels(db, [memberId]))(memberId, at);
  const { groups } = await getRow(db, members, memberId);
  const ranks = await loadRanks(db);
  const hasProgramme = (await loadProgramme(db, at)) !== null;
  const codesOf = openCodes(db, asking, memberId);
  return async (activity: MemberActivityRow): Promise<Standing> => {
    const { id, kind, batchId } = activity;
    const known = await timesOf(db, { memberId, activityId: id, state: 'refused' });
    const enteredAt = known.map((entry) => entry.at);
    const codes = batchId === null || kind === 'contest' ? null : await codesOf(batchId);
    const { timeZone, weekStart } = settings;
    return {
      limits: entryLimits(
        activity,
        { level, groups, enteredAt },
        { at, now, ranks, timeZone, weekStart, hasProgramme, canGiveCode: codes?.canGive ?? null },
      ),
      perMember: limitOf(activity, level, ranks),
      enteredAt,
      level: level.level,
      codes,
      codesOf,
    };
  };
};
