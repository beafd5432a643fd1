/** An exchange becomes a refund: the replacement is not there, the shop refuses it, or the customer does not pay. */
import { SEND_DAYS } from '#contract/service/returnCases';
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { endOfDays } from '#shared/days';
import { conflict, HttpError } from '../../platform/http/errors.ts';
import {
  type CaseActing,
  caseAction,
  type CaseEffect,
  type CaseMove,
  type CaseRow,
} from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { loadCaseLines } from '../cases/record.ts';
import { restockAccepted } from '../inspection/restock.ts';
import { refuseFor, refuseOwnDecision } from '../returnCases/guards.ts';
import { agreeTo, withholdsApproval } from './approval.ts';
import { withdrawReplacement } from './deliver.ts';
import { changeExchange, loadExchange } from './load.ts';
import { refuseTaken } from './open.ts';
import { refuseByPolicy } from './policy.ts';
import { findShortage } from './stock.ts';
import { loadAccepted } from './worth.ts';

type Move = CaseMove<object>;

/** Nobody has agreed to it yet. */
const UNDECIDED: readonly CaseStage[] = ['requested', 'infoNeeded'];
export const isUndecidedStage = (stage: CaseStage): boolean => UNDECIDED.includes(stage);
const isUndecided = ({ row }: Move): boolean => isUndecidedStage(row.state);

/** The console converts what the shop refused; anybody else only what is not there. */
const refuseInStock = async (tx: Db, { party, now }: CaseActing, move: Move): Promise<void> => {
  if (party !== 'system' && (await findShortage(tx, move.row.id, now)) === null)
    throw conflict('exchanges.errors.inStock');
  if (party === 'customer' && isUndecided(move)) throw conflict('exchanges.errors.notApproved');
};
export const refuseShipped = async (tx: Db, _acting: CaseActing, { row }: Move): Promise<void> => {
  if ((await loadExchange(tx, row.id)).shippedAt !== null)
    throw conflict('exchanges.errors.shipped');
};

/** What nobody has agreed to is agreed to by converting it: as an approval, by whoever may approve it. */
const asApproval =
  (guard: (tx: Db, acting: CaseActing, move: Move) => Promise<void>) =>
  async (tx: Db, acting: CaseActing, move: Move): Promise<void> => {
    if (isUndecided(move)) await guard(tx, acting, move);
  };

/** Above what an agent may refund alone it becomes a refund as it is approved: by a manager. Null where it is within that. */
export const withholdsConversion = async (
  db: Db,
  acting: CaseActing,
  row: CaseRow,
): Promise<string | null> => {
  // Of goods of which none was accepted nothing is refunded.
  if ((await loadAccepted(db, row))?.length === 0) return null;
  try {
    return await withholdsApproval(db, acting, row);
  } catch (error) {
    // What the store has refunded itself meanwhile is not refunded again.
    if (error instanceof HttpError && !isUndecidedStage(row.state)) return null;
    throw error;
  }
};
const refuseAboveAgent = async (tx: Db, acting: CaseActing, { row }: Move): Promise<void> =>
  refuseFor(await withholdsConversion(tx, acting, row));

/** Goods that were looked at already go on at once, unless none of them was accepted. */
const convertIt = async (tx: Db, acting: CaseActing, move: Move): Promise<CaseEffect> => {
  const { row, at } = move;
  await withdrawReplacement(tx, acting, row);
  await changeExchange(tx, row.id, { heldUntil: null });
  if (isUndecided(move)) await agreeTo(tx, row);
  const accepted = await loadAccepted(tx, row);
  if (accepted !== null) return accepted.length > 0 ? { follows: 'goOnAsRefund' } : {};
  const lines = await loadCaseLines(tx, row.id);
  const isComing = lines.some(({ received }) => received > 0) || row.state === 'inTransit';
  const lapsesAt = isComing ? null : endOfDays(at, SEND_DAYS, acting.settings.timeZone);
  return { values: { lapsesAt } };
};

const guards = { notShipped: refuseShipped };
export const convert = caseAction({
  input: NOTHING,
  guards: {
    ...guards,
    outOfStock: refuseInStock,
    withinLimit: refuseAboveAgent,
    otherPerson: asApproval(refuseOwnDecision),
    returnable: asApproval(async (tx, acting, move) => {
      await refuseTaken(tx, acting, move.row);
      await refuseByPolicy(tx, acting, move);
    }),
  },
  effect: async (tx, acting, move) => {
    const { id } = move.row;
    const isUndeliverable =
      acting.party === 'system' || (await findShortage(tx, id, acting.now)) !== null;
    await changeExchange(tx, id, { isUndeliverable });
    return convertIt(tx, acting, move);
  },
});
export const decline = caseAction({ input: NOTHING, guards, effect: convertIt });

/** Goods that were looked at, and of which some were accepted. */
export const refuseUnaccepted = async (tx: Db, _acting: unknown, { row }: Move): Promise<void> => {
  const accepted = await loadAccepted(tx, row);
  if (accepted === null) throw conflict('exchanges.errors.notInspected');
  if (accepted.length === 0) throw conflict('exchanges.errors.nothingAccepted');
};

/** Whether there are units whose money can be granted: those that were accepted, or all for a part of their worth. */
export const hasUnitsToRefund = async (db: Db, row: CaseRow): Promise<boolean> => {
  const accepted = await loadAccepted(db, row);
  if (accepted !== null && accepted.length > 0) return true;
  return accepted !== null && (await loadExchange(db, row.id)).partAcceptedAt !== null;
};
/** 409 with what is to be done instead. */
export const refuseWithoutUnits = async (tx: Db, acting: unknown, move: Move): Promise<void> => {
  if (!(await hasUnitsToRefund(tx, move.row))) await refuseUnaccepted(tx, acting, move);
};
export const goOnAsRefund = caseAction({
  input: NOTHING,
  guards: { goodsInspected: refuseUnaccepted },
  effect: (tx, acting, { row }) => restockAccepted(tx, acting, row),
});
