/** How rewards stand for a member at an instant: their cost, and what keeps the member from redeeming them. */
import { and, asc, eq, getTableColumns, isNull, ne } from 'drizzle-orm';
import type { RewardLimit } from '#contract/promotions/pointRewards';
import type { Settings } from '#contract/platform/settings';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { couponBatches } from '#db/schema/promotions/coupons';
import { pointRewards, redeemedRewards } from '#db/schema/promotions/pointRewards';
import { promotions } from '#db/schema/promotions/promotions';
import { limitsOf, termsOf } from '#rules/promotions/pointRewards';
import type { LevelFacts } from '#contract/platform/audiences';
import type { LevelRanks } from '#rules/platform/audiences';
import type { Localized } from '#shared/localization';
import { loadRanks, openLevels } from '../../members/levels/load.ts';
import { loadBalance } from '../../members/points/loadBalance.ts';
import { type ApprovedVersion, loadProgramme } from '../../members/programme/load.ts';
import { groupBy } from '../../pricing/prices/read.ts';
import { nextUnclaimed } from '../coupons/unclaimed.ts';
import type { PointRewardRow } from '../pointRewards/record.ts';

const timesOf = prepared({ memberId: redeemedRewards.memberId }, (q, { memberId }) =>
  q
    .select({ rewardId: redeemedRewards.rewardId, at: redeemedRewards.redeemedAt })
    .from(redeemedRewards)
    .where(and(eq(redeemedRewards.memberId, memberId), ne(redeemedRewards.state, 'cancelled'))),
);
const offered = prepared({}, (q) =>
  q
    .select(getTableColumns(pointRewards))
    .from(pointRewards)
    .where(isNull(pointRewards.archivedAt))
    .orderBy(asc(pointRewards.points), asc(pointRewards.id)),
);
const codesOf = prepared({ batchId: couponBatches.id }, (q, { batchId }) =>
  q
    .select({
      kind: couponBatches.kind,
      revokedAt: couponBatches.revokedAt,
      validUntil: couponBatches.validUntil,
      daysAfterClaim: couponBatches.daysAfterClaim,
      usesPerCode: couponBatches.usesPerCode,
      labels: promotions.labels,
      terms: promotions.terms,
      liveRevision: promotions.liveRevision,
      endsAt: promotions.endsAt,
      pausedAt: promotions.pausedAt,
      archivedAt: promotions.archivedAt,
    })
    .from(couponBatches)
    .innerJoin(promotions, eq(promotions.id, couponBatches.promotionId))
    .where(eq(couponBatches.id, batchId)),
);
type Codes = Awaited<ReturnType<typeof codesOf>>[number];

/** Whether a code given now could be used: a member does not pay for what is over or stopped. */
const isUsable = (codes: Codes, now: number): boolean =>
  codes.kind === 'unique' &&
  codes.revokedAt === null &&
  codes.archivedAt === null &&
  codes.pausedAt === null &&
  codes.liveRevision !== null &&
  (codes.validUntil ?? Infinity) > now &&
  (codes.endsAt ?? Infinity) > now;

/** What a code of the batch gives, for shoppers. */
export interface CodeTerms {
  labels: Localized;
  terms: Pick<Terms, 'conditions' | 'rewards' | 'scope'>;
  usesPerCode: number | null;
  daysAfterClaim: number | null;
  /** The end, excluded, of the batch or its promotion; null for none. */
  validUntil: number | null;
}
const toCodeTerms = (codes: Codes): CodeTerms => {
  const { labels, terms, usesPerCode, daysAfterClaim, validUntil, endsAt } = codes;
  const { conditions, rewards, scope } = terms;
  const end = Math.min(validUntil ?? Infinity, endsAt ?? Infinity);
  return {
    labels,
    terms: { conditions, rewards, scope },
    usesPerCode,
    daysAfterClaim,
    validUntil: Number.isFinite(end) ? end : null,
  };
};

/** A member, with what decides what they may redeem. */
export interface MemberStanding {
  level: LevelFacts;
  ranks: LevelRanks;
  available: number;
  programme: ApprovedVersion | null;
  redeemedAt: (rewardId: number) => readonly number[];
}
export const openStanding = async (
  db: Db,
  memberId: number,
  now: number,
): Promise<MemberStanding> => {
  const times = groupBy(await timesOf(db, { memberId }), ({ rewardId }) => rewardId);
  return {
    level: (await openLevels(db, [memberId]))(memberId, now),
    ranks: await loadRanks(db),
    available: (await loadBalance(db, memberId, now)).available,
    programme: await loadProgramme(db, now),
    redeemedAt: (rewardId) => (times.get(rewardId) ?? []).map(({ at }) => at),
  };
};

export interface RewardStanding {
  reward: PointRewardRow;
  points: number;
  perMember: PointRewardRow['perMember'];
  limits: RewardLimit[];
  codes: CodeTerms | null;
}
export const standingOf = async (
  db: Db,
  reward: PointRewardRow,
  member: MemberStanding,
  now: number,
  { timeZone, weekStart }: Settings,
): Promise<RewardStanding> => {
  const { batchId } = reward;
  const [codes] = batchId === null ? [] : await codesOf(db, { batchId });
  const isLeft = batchId === null || (await nextUnclaimed(db, { batchId })).length > 0;
  const hasCode = batchId === null || (codes !== undefined && isUsable(codes, now) && isLeft);
  const { level, ranks, available, programme } = member;
  const redeemer = { level, available, redeemedAt: member.redeemedAt(reward.id) };
  const hasProgramme = programme !== null;
  const circumstances = { now, timeZone, weekStart, ranks, hasProgramme, hasCode };
  return {
    reward,
    ...termsOf(reward, level, ranks),
    limits: limitsOf(reward, redeemer, circumstances),
    codes: codes ? toCodeTerms(codes) : null,
  };
};

/** The rewards that are not archived, the cheapest first. */
export const loadOffered = (db: Db): Promise<PointRewardRow[]> => offered(db);
