/** Takes back what was given or marked for a remedy, with a reason; what the member has used already stays. */
import type { Remedy } from '#contract/service/remedies';
import type { Db } from '#db';
import { pointAdjustments } from '#db/schema/members/adjustments';
import { coupons } from '#db/schema/promotions/coupons';
import { caseRemedies } from '#db/schema/service/remedies';
import { createAdjustment } from '../../members/adjustments/create.ts';
import { decideAdjustment } from '../../members/adjustments/decisions.ts';
import { conflict, HttpError, invalid } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { revokeCoupon } from '../../promotions/coupons/revoke.ts';
import { whyInUse } from '../../promotions/redeemedRewards/codeInUse.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { roleOf } from '../caseRefunds/load.ts';

/** An order that uses the code keeps it. A code that was revoked otherwise is gone already. */
const takeCoupon = async (tx: Db, acting: CaseActing, id: number, reason: string) => {
  const used = await whyInUse(tx, acting, id);
  if (used !== null) throw new HttpError(409, used);
  if ((await getRow(tx, coupons, id)).revokedAt === null)
    await revokeCoupon(tx, acting, id, reason);
};

/** Points that still wait for approval are withdrawn by their author; given ones are taken by whoever corrects mistakes. */
const takePoints = async (
  tx: Db,
  acting: CaseActing,
  { number }: CaseRow,
  id: number,
  reason: string,
) => {
  const given = await getRow(tx, pointAdjustments, id);
  if (given.state === 'submitted') {
    await decideAdjustment(tx, acting, id, 'withdraw', { reason, version: given.version });
    return;
  }
  if (given.state !== 'approved' || given.memberId === null) return;
  const { excess } = await createAdjustment(tx, acting, await roleOf(tx, acting), {
    memberId: given.memberId,
    points: -given.pointsAdded,
    growth: 0,
    reason: 'mistake',
    caseNumber: number,
    note: reason.slice(0, 300),
    happenedOn: null,
    lastDay: null,
  });
  if (excess !== null) throw conflict('cases.errors.undoAboveLimit');
};

export const undoRemedy = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  { id, state, couponId, pointAdjustmentId, childCaseId }: Remedy,
  reason: string | null,
): Promise<void> => {
  if (reason === null) throw invalid({ reason: 'ra.validation.required' });
  const isDoneHere = couponId !== null || pointAdjustmentId !== null;
  if (state === 'open' || (state === 'underWay' && !isDoneHere))
    throw conflict('cases.errors.nothingToUndo');
  if (childCaseId !== null && !isDoneHere) throw conflict('cases.errors.remedyByCase');
  if (couponId !== null) await takeCoupon(tx, acting, couponId, reason);
  if (pointAdjustmentId !== null) await takePoints(tx, acting, row, pointAdjustmentId, reason);
  await updateRow(tx, caseRemedies, id, {
    couponId: null,
    pointAdjustmentId: null,
    refundId: null,
    doneAt: null,
    doneBy: null,
  });
};
