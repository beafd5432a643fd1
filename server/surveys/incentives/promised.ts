/** What somebody who was asked is promised for answering, as it stands now. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Incentive } from '#contract/surveys/incentives';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { coupons } from '#db/schema/promotions/coupons';
import type { surveyDistributions, surveyInvitations } from '#db/schema/surveys/distributions';
import { surveyIncentives } from '#db/schema/surveys/incentives';
import { loadPeople } from '../../members/people/load.ts';
import { whyGone } from './source.ts';

/** Of which invitation, and of which distribution. */
export interface Answering {
  distribution: typeof surveyDistributions.$inferSelect;
  invitation: typeof surveyInvitations.$inferSelect | null;
}
interface GivenCode {
  /** Null once it was revoked. */
  code: string | null;
  /** Before which instant it can be used; null where only its batch limits it. */
  validUntil: number | null;
}
/** `gone`: it cannot be given any more; `had`: the person has it for another invitation; `given`: for this one. */
export type Promised = { incentive: Incentive } & (
  | { state: 'open' | 'gone' | 'had' }
  | { state: 'given'; points: number | null; code: GivenCode | null }
);

const ofInvitation = prepared(
  { invitationId: surveyIncentives.invitationId },
  (q, { invitationId }) =>
    q
      .select({
        points: surveyIncentives.points,
        couponId: surveyIncentives.couponId,
        code: coupons.code,
        validUntil: coupons.validUntil,
        revokedAt: coupons.revokedAt,
      })
      .from(surveyIncentives)
      .leftJoin(coupons, eq(coupons.id, surveyIncentives.couponId))
      .where(eq(surveyIncentives.invitationId, invitationId)),
);
const ofRecords = prepared(
  { distributionId: surveyIncentives.distributionId, memberIds: many(surveyIncentives.memberId) },
  (q, { distributionId, memberIds }) =>
    q
      .select({ memberId: surveyIncentives.memberId })
      .from(surveyIncentives)
      .where(
        and(
          eq(surveyIncentives.distributionId, distributionId),
          inArray(surveyIncentives.memberId, memberIds),
        ),
      ),
);

/** Those of these members who have the incentive of a distribution, with whichever record. */
export const loadHad = async (
  db: Db,
  distributionId: number,
  memberIds: readonly number[],
): Promise<(memberId: number) => boolean> => {
  const people = await loadPeople(db, memberIds);
  const rows = await ofRecords(db, { distributionId, memberIds: [...people.all] });
  const had = new Set(rows.map(({ memberId }) => memberId));
  return (memberId) => people.recordsOf(memberId).some((id) => had.has(id));
};

/** Null where nothing is promised. */
export const loadPromised = async (
  db: Db,
  { distribution, invitation }: Answering,
  now: number,
): Promise<Promised | null> => {
  const { incentive } = distribution;
  if (incentive === null || invitation === null || invitation.memberId === null) return null;
  const [row] = await ofInvitation(db, { invitationId: invitation.id });
  if (row) {
    const { points, code, validUntil, revokedAt } = row;
    const given =
      row.couponId === null ? null : { code: revokedAt === null ? code : null, validUntil };
    return { incentive, state: 'given', points, code: given };
  }
  const { memberId } = invitation;
  if ((await loadHad(db, distribution.id, [memberId]))(memberId))
    return { incentive, state: 'had' };
  return { incentive, state: (await whyGone(db, incentive, now)) === null ? 'open' : 'gone' };
};
