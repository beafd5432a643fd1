/** Loads the referrals of a member with what they earned, as the member is shown them. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { OwnReferral, OwnReferrals, ReferralState } from '#contract/members/referrals';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { referralCodes, referrals } from '#db/schema/members/activity';
import { growthEntries } from '#db/schema/members/growth';
import { pointEntries } from '#db/schema/members/points';
import { loadPeople } from '../people/load.ts';

/** The most referrals of an answer. */
const MOST = 200;

const columns = {
  id: referrals.id,
  state: referrals.state,
  reason: referrals.reason,
  occurredAt: referrals.occurredAt,
  registeredAt: referrals.registeredAt,
};
const newest = prepared({ referrerId: referrals.referrerId }, (q, { referrerId }) =>
  q
    .select(columns)
    .from(referrals)
    .where(eq(referrals.referrerId, referrerId))
    .orderBy(desc(referrals.id))
    .limit(MOST),
);
const ofPair = prepared(
  { referrerId: referrals.referrerId, refereeId: referrals.refereeId },
  (q, { referrerId, refereeId }) =>
    q
      .select(columns)
      .from(referrals)
      .where(and(eq(referrals.referrerId, referrerId), eq(referrals.refereeId, refereeId)))
      .orderBy(desc(referrals.id))
      .limit(1),
);
const states = prepared({ referrerIds: many(referrals.referrerId) }, (q, { referrerIds }) =>
  q
    .select({ state: referrals.state, n: sql<number>`count(*)` })
    .from(referrals)
    .where(inArray(referrals.referrerId, referrerIds))
    .groupBy(referrals.state),
);
const codeOf = prepared({ memberId: referralCodes.memberId }, (q, { memberId }) =>
  q
    .select({ code: referralCodes.code })
    .from(referralCodes)
    .where(eq(referralCodes.memberId, memberId)),
);
/** The ids of the member's referrals as the ledgers name them. */
const ownIds = sql`select cast(${referrals.id} as text) from ${referrals}`;
const pointsOf = prepared({ memberId: pointEntries.memberId }, (q, { memberId }) =>
  q
    .select({ id: pointEntries.sourceId, given: sql<number>`sum(${pointEntries.points})` })
    .from(pointEntries)
    .where(
      and(
        eq(pointEntries.memberId, memberId),
        eq(pointEntries.type, 'earn'),
        eq(pointEntries.source, 'referral'),
        inArray(
          pointEntries.sourceId,
          sql`(${ownIds} where ${referrals.referrerId} = ${pointEntries.memberId})`,
        ),
      ),
    )
    .groupBy(pointEntries.sourceId),
);
const growthOf = prepared({ memberId: growthEntries.memberId }, (q, { memberId }) =>
  q
    .select({ id: growthEntries.sourceId, given: sql<number>`sum(${growthEntries.growth})` })
    .from(growthEntries)
    .where(
      and(
        eq(growthEntries.memberId, memberId),
        eq(growthEntries.type, 'earn'),
        eq(growthEntries.source, 'referral'),
        inArray(
          growthEntries.sourceId,
          sql`(${ownIds} where ${referrals.referrerId} = ${growthEntries.memberId})`,
        ),
      ),
    )
    .groupBy(growthEntries.sourceId),
);

type Earned = ReadonlyMap<string, number>;
/** What the member earned with each of their referrals, by its id. */
const loadEarned = async (
  db: Db,
  memberId: number,
): Promise<{ points: Earned; growth: Earned }> => {
  const toMap = (rows: readonly { id: string; given: number }[]) =>
    new Map(rows.map(({ id, given }) => [id, Number(given)]));
  return {
    points: toMap(await pointsOf(db, { memberId })),
    growth: toMap(await growthOf(db, { memberId })),
  };
};
const sumOf = (earned: Earned) => [...earned.values()].reduce((sum, one) => sum + one, 0);

export const countReferrals = async (
  db: Db,
  memberId: number,
): Promise<Record<ReferralState, number>> => {
  const counts = { invited: 0, registered: 0, rejected: 0 };
  const referrerIds = (await loadPeople(db, [memberId])).recordsOf(memberId);
  for (const { state, n } of await states(db, { referrerIds })) counts[state] = Number(n);
  return counts;
};

/** The newest referral of one member by another; null where there is none. */
export const findReferral = async (
  db: Db,
  referrerId: number,
  refereeId: number,
): Promise<OwnReferral | null> => {
  const [row] = await ofPair(db, { referrerId, refereeId });
  if (!row) return null;
  const { points, growth } = await loadEarned(db, referrerId);
  const id = String(row.id);
  return { ...row, points: points.get(id) ?? 0, growth: growth.get(id) ?? 0 };
};

export const findCode = async (db: Db, memberId: number): Promise<string | null> =>
  (await codeOf(db, { memberId }))[0]?.code ?? null;

export const loadOwnReferrals = async (
  db: Db,
  memberId: number,
): Promise<Omit<OwnReferrals, 'member'>> => {
  const { points, growth } = await loadEarned(db, memberId);
  const rows = await newest(db, { referrerId: memberId });
  return {
    code: await findCode(db, memberId),
    counts: await countReferrals(db, memberId),
    earned: { points: sumOf(points), growth: sumOf(growth) },
    referrals: rows.map((row): OwnReferral => ({
      ...row,
      points: points.get(String(row.id)) ?? 0,
      growth: growth.get(String(row.id)) ?? 0,
    })),
  };
};
