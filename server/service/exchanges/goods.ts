/** The goods of an exchange are on their way, come in, are looked at, or go back to the customer. */
import { CaseParcelInput } from '#contract/service/caseParcels';
import { Inspection, Receipt } from '#contract/service/inspection';
import { caseAction } from '../cases/caseKinds.ts';
import { refuseKnownParcel, saveParcel } from '../caseParcels/save.ts';
import {
  checkInspection,
  checkReceipt,
  inspectUnits,
  receiveUnits,
} from '../inspection/actions.ts';
import { refuseOwnApproval } from './deciding.ts';

export const ship = caseAction({
  input: CaseParcelInput,
  guards: { tracking: (tx, _acting, { input }) => refuseKnownParcel(tx, input) },
  effect: async (tx, acting, move) => {
    await saveParcel(tx, acting, move, 'in');
    return { values: { lapsesAt: null } };
  },
});

export const receive = caseAction({
  input: Receipt,
  guards: { quantities: checkReceipt },
  effect: async (tx, acting, move) => ({
    ...(await receiveUnits(tx, acting, move)),
    values: { lapsesAt: null },
  }),
});

/** What became a refund meanwhile goes on as one. */
export const inspect = caseAction({
  input: Inspection,
  guards: { dispositions: checkInspection, otherPerson: refuseOwnApproval },
  effect: async (tx, acting, move) => {
    await inspectUnits(tx, acting, move);
    return move.row.state === 'convertedToRefund' ? { follows: 'goOnAsRefund' as const } : {};
  },
});

export const sendBack = caseAction({
  input: CaseParcelInput,
  effect: (tx, acting, move) => saveParcel(tx, acting, move, 'back'),
});
