/** How rewards stand for a member at an instant: their cost, and what keeps the member from redeeming them. */
import { and, asc, getTableColumns, inArray, isNull, ne } from 'drizzle-orm';
import type { RewardLimit } from '#contract/promotions/pointRewards';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { pointRewards, redeemedRewards } from '#db/schema/promotions/pointRewards';
import { limitsOf, termsOf } from '#rules/promotions/pointRewards';
import type { LevelFacts } from '#contract/platform/audiences';
import type { LevelRanks } from '#rules/platform/audiences';
import { groupBy } from '#shared/groupBy';
import { loadRanks, openLevels } from '../../members/levels/load.ts';
import { loadPeople } from '../../members/people/load.ts';
import { loadBalance } from '../../members/points/loadBalance.ts';
import { type ApprovedVersion, loadProgramme } from '../../members/programme/load.ts';
import type { PointRewardRow } from '../pointRewards/record.ts';
import type { Asking } from '../quotes/held/holder.ts';
import { openCodes, type RewardCodes } from './codes.ts';

const timesOf = prepared({ memberIds: many(redeemedRewards.memberId) }, (q, { memberIds }) =>
  q
    .select({ rewardId: redeemedRewards.rewardId, at: redeemedRewards.redeemedAt })
    .from(redeemedRewards)
    .where(
      and(inArray(redeemedRewards.memberId, memberIds), ne(redeemedRewards.state, 'cancelled')),
    ),
);
const offered = prepared({}, (q) =>
  q
    .select(getTableColumns(pointRewards))
    .from(pointRewards)
    .where(isNull(pointRewards.archivedAt))
    .orderBy(asc(pointRewards.points), asc(pointRewards.id)),
);
/** A member, with what decides what they may redeem. */
export interface MemberStanding {
  level: LevelFacts;
  ranks: LevelRanks;
  available: number;
  programme: ApprovedVersion | null;
  redeemedAt: (rewardId: number) => readonly number[];
  codesOf: ReturnType<typeof openCodes>;
}
export const openStanding = async (
  db: Db,
  asking: Asking,
  memberId: number,
): Promise<MemberStanding> => {
  const { now } = asking;
  const memberIds = (await loadPeople(db, [memberId])).recordsOf(memberId);
  const times = groupBy(await timesOf(db, { memberIds }), ({ rewardId }) => rewardId);
  return {
    level: (await openLevels(db, [memberId]))(memberId, now),
    ranks: await loadRanks(db),
    available: (await loadBalance(db, memberId, now)).available,
    programme: await loadProgramme(db, now),
    redeemedAt: (rewardId) => (times.get(rewardId) ?? []).map(({ at }) => at),
    codesOf: openCodes(db, asking, memberId),
  };
};

export interface RewardStanding {
  reward: PointRewardRow;
  points: number;
  perMember: PointRewardRow['perMember'];
  limits: RewardLimit[];
  codes: RewardCodes | null;
}
export const standingOf = async (
  reward: PointRewardRow,
  member: MemberStanding,
  { now, settings: { timeZone, weekStart } }: Pick<Asking, 'now' | 'settings'>,
): Promise<RewardStanding> => {
  const codes = reward.batchId === null ? null : await member.codesOf(reward.batchId);
  const { level, ranks, available, programme } = member;
  const redeemer = { level, available, redeemedAt: member.redeemedAt(reward.id) };
  const hasProgramme = programme !== null;
  const circumstances = { now, timeZone, weekStart, ranks, hasProgramme, codes };
  return {
    reward,
    ...termsOf(reward, level, ranks),
    limits: limitsOf(reward, redeemer, circumstances),
    codes,
  };
};

/** The rewards that are not archived, the cheapest first. */
export const loadOffered = (db: Db): Promise<PointRewardRow[]> => offered(db);
