/** Gives what was promised for answering, in the transaction of the answer. */
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { couponBatches } from '#db/schema/promotions/coupons';
import { surveyIncentives } from '#db/schema/surveys/incentives';
import { expiresAt } from '../../members/earnRules/dates.ts';
import { loadPrimary } from '../../members/people/load.ts';
import { creditPoints } from '../../members/points/creditPoints.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadGivenPromotions } from '../../promotions/coupons/issuable.ts';
import { issueOne } from '../../promotions/coupons/issueOne.ts';
import { giveUnlinkedCode } from './giveUnlinked.ts';
import { type Answering, loadPromised } from './promised.ts';

/** It was promised and cannot be given any more: whoever answers is told before the answer is stored. */
export class IncentiveGone extends Error {}

type Receiver = Answering['distribution'] & { invitationId: number; memberId: number };

const givePoints = async (
  tx: Db,
  writer: Writer,
  { id, names, invitationId, memberId }: Receiver,
  points: number,
): Promise<void> => {
  const { now, settings } = writer;
  const programme = await loadProgramme(tx, now);
  await creditPoints(tx, writer, [
    {
      memberId,
      type: 'earn',
      points,
      source: 'survey',
      sourceId: String(invitationId),
      programmeNumber: programme?.number ?? null,
      occurredAt: now,
      availableAt: now,
      expiresAt: programme && expiresAt(programme.terms.expiry, null, now, settings.timeZone),
      detail: { distributionId: id, names },
    },
  ]);
};

const giveCode = async (
  tx: Db,
  writer: Writer,
  { id, memberId }: Receiver,
  batchId: number,
): Promise<number> => {
  const batch = await getRow(tx, couponBatches, batchId);
  const promotion = (await loadGivenPromotions(tx, [batch]))(batch);
  const cause = `survey:${id}`;
  const issued = await issueOne(tx, writer, batch, promotion, memberId, 'survey', cause);
  if (!issued) throw new IncentiveGone();
  return issued.couponId;
};

/**
 * The same for any answers and of any quality, once to each person, and never taken back. `isWithout`: whoever answers knows
 * that it may not be given any more. `isUnlinked`: nothing may tell when it was given.
 */
export const giveIncentive = async (
  tx: Db,
  writer: Writer,
  answering: Answering,
  { isWithout, isUnlinked }: { isWithout: boolean; isUnlinked: boolean },
): Promise<void> => {
  const { distribution, invitation } = answering;
  const promised = await loadPromised(tx, answering, writer.now);
  if (promised === null || invitation === null || invitation.memberId === null) return;
  if (promised.state === 'gone' && !isWithout) throw new IncentiveGone();
  if (promised.state !== 'open') return;
  const { incentive } = promised;
  const memberId = await loadPrimary(tx, invitation.memberId);
  const receiver = { ...distribution, invitationId: invitation.id, memberId };
  const row = { invitationId: invitation.id, distributionId: distribution.id, memberId };
  if (incentive.kind === 'points') {
    // A survey that promises points is not anonymous.
    if (isUnlinked) return;
    await givePoints(tx, writer, receiver, incentive.points);
    const given = { points: incentive.points, couponId: null, givenAt: writer.now };
    await insertRows(tx, surveyIncentives, [{ ...row, ...given }]);
    return;
  }
  const { batchId } = incentive;
  if (!isUnlinked) {
    const couponId = await giveCode(tx, writer, receiver, batchId);
    const given = { points: null, couponId, givenAt: writer.now };
    await insertRows(tx, surveyIncentives, [{ ...row, ...given }]);
    return;
  }
  const given = await giveUnlinkedCode(tx, writer, {
    batchId,
    invitation,
    memberId,
    id: distribution.id,
  });
  if (given === null) throw new IncentiveGone();
  await insertRows(tx, surveyIncentives, [{ ...row, points: null, ...given }]);
};
