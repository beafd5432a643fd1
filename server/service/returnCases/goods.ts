/** The goods of a return are sent, received and inspected; those that are not accepted go back or are paid in part. */
import { CaseParcelInput } from '#contract/service/caseParcels';
import { Inspection, Receipt } from '#contract/service/inspection';
import type { RefundRequest } from '#contract/service/refundQuotes';
import { PartOffer } from '#contract/service/returnCases';
import type { Db } from '#db';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { type CaseActing, caseAction, type CaseRow } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { refuseKnownParcel, saveParcel } from '../caseParcels/save.ts';
import { quoteCase } from '../caseRefunds/pay.ts';
import {
  checkInspection,
  checkReceipt,
  inspectUnits,
  receiveUnits,
} from '../inspection/actions.ts';
import { loadAcceptance } from '../inspection/acceptance.ts';
import { restockAccepted } from '../inspection/restock.ts';
import { isAccepted } from '../inspection/rules.ts';
import { hasRefusedUnits } from '../inspection/sendBack.ts';
import { coSigned } from './guards.ts';
import { changeReturnCase, loadReturnCase } from './load.ts';
import { partLimitText, refusePartAboveLimit, refusePartBeyondGoods } from './partLimit.ts';
import { refundedUnits, toRequest } from './request.ts';

export const ship = caseAction({
  input: CaseParcelInput,
  guards: { tracking: (tx, _acting, { input }) => refuseKnownParcel(tx, input) },
  effect: (tx, acting, move) => saveParcel(tx, acting, move, 'in'),
});

export const receive = caseAction({
  input: Receipt,
  guards: { quantities: checkReceipt },
  effect: receiveUnits,
});

export const inspect = caseAction({
  input: Inspection,
  guards: {
    dispositions: checkInspection,
    // Of what an agent could not approve alone.
    otherPerson: async (tx, { actor }, { row }) => {
      const { isAboveAgent, approverId } = await loadReturnCase(tx, row.id);
      if (isAboveAgent && approverId !== null && approverId === actor.id)
        throw conflict('returnCases.errors.ownApproval');
    },
  },
  effect: async (tx, acting, move) => {
    const inspected = await inspectUnits(tx, acting, move);
    const acceptance = await loadAcceptance(tx, move.row);
    const accepted = inspected.reduce(
      (sum, { disposition, units }) => sum + (isAccepted(disposition, acceptance) ? units : 0),
      0,
    );
    return { figures: { accepted } };
  },
});

export const failInspection = caseAction({ input: NOTHING, guards: { coSigned } });

/** Whether units that were not accepted are still here; of a part that was paid, all of them stay. */
export const hasUnitsToSendBack = async (db: Db, row: CaseRow): Promise<boolean> =>
  !(await loadReturnCase(db, row.id)).isPart && hasRefusedUnits(db, row);

export const sendBack = caseAction({
  input: CaseParcelInput,
  guards: {
    unitsRefused: async (tx, _acting, { row }) => {
      if (!(await hasUnitsToSendBack(tx, row)))
        throw conflict('returnCases.errors.nothingToSendBack');
    },
  },
  effect: (tx, acting, move) => saveParcel(tx, acting, move, 'back'),
});

/** What the refund of all units that came in would be asked for with. */
const partRequest = async (db: Db, row: CaseRow): Promise<RefundRequest> => {
  const stored = await loadReturnCase(db, row.id);
  const claim = { ...stored, deductions: [], returnFreight: 0, isPart: true };
  const units = await refundedUnits(db, row, { isPart: true, paysOthers: false });
  return toRequest(db, row, claim, units);
};
/** How much of it an agent offers alone. */
export const advisesPart = async (db: Db, acting: CaseActing, row: CaseRow) =>
  partLimitText(db, acting, row, await partRequest(db, row));

export const offerPart = caseAction({
  input: PartOffer,
  hasText: () => true,
  guards: {
    withinLimit: async (tx, acting, { row, input: { amount: total } }) => {
      const offer = { request: await partRequest(tx, row), total };
      if (total < 1) throw invalid({ input: { amount: 'returnCases.errors.amountMissing' } });
      await refusePartBeyondGoods(tx, acting, row, offer);
      await refusePartAboveLimit(tx, acting, row, offer);
    },
  },
  effect: async (tx, acting, { row, input: { amount, why } }) => {
    if (row.responsibility === 'merchant') throw conflict('returnCases.errors.partAtFault');
    const { goods } = await quoteCase(tx, acting, row, await partRequest(tx, row));
    await changeReturnCase(tx, row.id, {
      offered: amount,
      deductions: [{ kind: 'damage', amount: goods - amount, bps: 0, reason: why }],
    });
    return { figures: { offered: amount } };
  },
});

export const acceptPart = caseAction({
  input: NOTHING,
  guards: {
    partOffered: async (tx, _acting, { row }) => {
      if ((await loadReturnCase(tx, row.id)).offered === null)
        throw conflict('returnCases.errors.noPart');
    },
  },
  effect: async (tx, acting, { row }) => {
    await restockAccepted(tx, acting, row);
    const { offered } = await loadReturnCase(tx, row.id);
    await changeReturnCase(tx, row.id, { isPart: true, settled: offered });
  },
});
