/** The goods of an exchange are on their way, come in, are looked at, or go back to the customer. */
import { CaseParcelInput } from '#contract/service/caseParcels';
import { Inspection, Receipt } from '#contract/service/inspection';
import type { Db } from '#db';
import { conflict } from '../../platform/http/errors.ts';
import { caseAction, type CaseRow } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { refuseKnownParcel, saveParcel } from '../caseParcels/save.ts';
import {
  checkInspection,
  checkReceipt,
  inspectUnits,
  receiveUnits,
} from '../inspection/actions.ts';
import { hasRefusedUnits } from '../inspection/sendBack.ts';
import { coSigned } from '../returnCases/guards.ts';
import { refuseOwnApproval } from './approval.ts';
import { hasReceived } from './advance.ts';
import { hasUnitsToRefund } from './convert.ts';
import { withdrawReplacement } from './deliver.ts';
import { loadExchange } from './load.ts';
import { hasGivenUp } from './part.ts';
import { flagSent } from './sent.ts';
import { loadAccepted } from './worth.ts';

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

/** Nothing is looked at before it came in, and nothing twice. */
const refuseWithoutGoods = async (tx: Db, row: CaseRow): Promise<void> => {
  if (!(await hasReceived(tx, row))) throw conflict('exchanges.errors.nothingCame');
  if ((await loadAccepted(tx, row)) !== null) throw conflict('exchanges.errors.inspected');
};

/** What became a refund meanwhile goes on as one, as far as any of the goods are accepted. */
export const inspect = caseAction({
  input: Inspection,
  guards: {
    goodsToInspect: (tx, _acting, { row }) => refuseWithoutGoods(tx, row),
    dispositions: checkInspection,
    otherPerson: refuseOwnApproval,
  },
  effect: async (tx, acting, move) => {
    await inspectUnits(tx, acting, move);
    const isAnyAccepted = ((await loadAccepted(tx, move.row)) ?? []).length > 0;
    return move.row.state === 'convertedToRefund' && isAnyAccepted
      ? { follows: 'goOnAsRefund' as const }
      : {};
  },
});

/** What the shop has sent in advance is not the customer's any more; what it has not sent it need not send. */
export const failInspection = caseAction({
  input: NOTHING,
  guards: {
    coSigned,
    goodsInspected: async (tx, _acting, { row }) => {
      if ((await loadAccepted(tx, row)) === null) throw conflict('exchanges.errors.notInspected');
    },
    nothingAccepted: async (tx, _acting, { row }) => {
      if (await hasUnitsToRefund(tx, row)) throw conflict('cases.errors.notNow');
    },
  },
  effect: async (tx, acting, { row }) => {
    await withdrawReplacement(tx, acting, row);
    const { shippedAt } = await loadExchange(tx, row.id);
    if (shippedAt !== null) await flagSent(tx, row, shippedAt);
  },
});

export const sendBack = caseAction({
  input: CaseParcelInput,
  guards: {
    unitsRefused: async (tx, _acting, { row }) => {
      if ((await hasGivenUp(tx, row.id)) || !(await hasRefusedUnits(tx, row)))
        throw conflict('returnCases.errors.nothingToSendBack');
    },
  },
  effect: (tx, acting, move) => saveParcel(tx, acting, move, 'back'),
});
