/** An exchange becomes a refund: the replacement is not there, the shop refuses it, or the customer does not pay. */
import type { Db } from '#db';
import { caseLines } from '#db/schema/service/cases';
import { conflict } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { type CaseActing, caseAction, type CaseEffect, type CaseMove } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { loadCaseLines } from '../cases/record.ts';
import { loadInspected } from '../inspection/actions.ts';
import { withdrawReplacement } from './deliver.ts';
import { changeExchange, loadExchange } from './load.ts';
import { findShortage } from './stock.ts';

type Move = CaseMove<object>;
const DAY_MS = 86_400_000;
/** For so long the goods of an exchange that became a refund may come back. */
const RETURN_DAYS = 7;

/** The console converts what the shop refused; anybody else only what is not there. */
const refuseInStock = async (tx: Db, { party, now }: CaseActing, { row }: Move): Promise<void> => {
  if (party !== 'system' && (await findShortage(tx, row.id, now)) === null)
    throw conflict('exchanges.errors.inStock');
  if (party === 'customer' && (row.state === 'requested' || row.state === 'infoNeeded'))
    throw conflict('exchanges.errors.notApproved');
};
const refuseShipped = async (tx: Db, _acting: CaseActing, { row }: Move): Promise<void> => {
  if ((await loadExchange(tx, row.id)).shippedAt !== null)
    throw conflict('exchanges.errors.shipped');
};

/** What was not agreed to yet is agreed to by converting it; goods that were looked at already go on at once. */
const convertIt = async (tx: Db, acting: CaseActing, { row, at }: Move): Promise<CaseEffect> => {
  await withdrawReplacement(tx, acting, row);
  await changeExchange(tx, row.id, { heldUntil: null });
  const lines = await loadCaseLines(tx, row.id);
  for (const { id, approved, requested } of lines)
    if (approved === null) await updateRow(tx, caseLines, id, { approved: requested });
  if ((await loadInspected(tx, row.id)).length > 0) return { follows: 'goOnAsRefund' };
  const isComing = lines.some(({ received }) => received > 0) || row.state === 'inTransit';
  return isComing ? {} : { values: { lapsesAt: at + RETURN_DAYS * DAY_MS } };
};

const guards = { notShipped: refuseShipped };
export const convert = caseAction({
  input: NOTHING,
  guards: { ...guards, outOfStock: refuseInStock },
  effect: convertIt,
});
export const decline = caseAction({ input: NOTHING, guards, effect: convertIt });

export const goOnAsRefund = caseAction({
  input: NOTHING,
  guards: {
    goodsInspected: async (tx, _acting, { row }) => {
      if ((await loadInspected(tx, row.id)).length === 0)
        throw conflict('exchanges.errors.notInspected');
    },
  },
});
