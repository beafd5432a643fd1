/** Money without goods: of units that were never sent or got lost, or up to what may be given as goodwill. */
import { RefundOnlyOpening } from '#contract/service/returnCases';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { returnCases } from '#db/schema/service/returnCases';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { type CaseActing, caseAction, type CaseMove } from '../cases/caseKinds.ts';
import { loadCaseLines } from '../cases/record.ts';
import { roleOf } from '../caseRefunds/load.ts';
import { quoteCase } from '../caseRefunds/pay.ts';
import { refuseTakenUnits } from '../caseUnits/guard.ts';
import { loadTerms } from '../policies/inForce.ts';
import { limitExceeded, limitUse } from '../refundQuotes/limits.ts';
import { loadUnitsLeft } from '../caseUnits/load.ts';
import { sideOfReason } from '../returnCases/open.ts';
import { askedUnits, toRequest } from '../returnCases/request.ts';
import { moneyApprovalFollows } from './approvesItself.ts';

const claimOf = ({ amount }: RefundOnlyOpening) => ({
  refundKind: amount > 0 ? ('goodwill' as const) : ('refundOnly' as const),
  amount,
  deductions: [],
  returnFreight: 0,
  isPart: false,
});

/** Whether the customer never got any of the units: they were not sent, or their parcel got lost. */
const isNeverSent = async (tx: Db, { now }: CaseActing, move: CaseMove<unknown>) => {
  const { id, orderExternalId } = move.row;
  const asked = await loadCaseLines(tx, id);
  const known = await loadUnitsLeft(tx, orderExternalId ?? '', now, [id]);
  return (
    asked.length > 0 &&
    asked.every(({ lineNumber, requested }) => {
      const line = known.find((one) => one.lineNumber === lineNumber);
      return line !== undefined && requested <= line.ordered - line.sent;
    })
  );
};

/** Either lines, or an amount. */
const refuseUnclear = async (
  tx: Db,
  acting: CaseActing,
  { row, input: { amount } }: CaseMove<RefundOnlyOpening>,
): Promise<void> => {
  const lines = await loadCaseLines(tx, row.id);
  if (lines.length > 0 === amount > 0)
    throw invalid({ input: { amount: 'returnCases.errors.linesOrAmount' } });
  if (lines.length > 0) await refuseTakenUnits(tx, acting, row, false);
};

const checkWithoutGoods = async (
  tx: Db,
  acting: CaseActing,
  move: CaseMove<RefundOnlyOpening>,
): Promise<void> => {
  await refuseUnclear(tx, acting, move);
  const { row, input } = move;
  const asked = { ...row, responsibility: await sideOfReason(tx, row) };
  const claim = claimOf(input);
  const request = await toRequest(tx, asked, claim, await askedUnits(tx, row.id));
  const quote = await quoteCase(tx, acting, asked, request);
  if (await isNeverSent(tx, acting, move)) return;
  const role = acting.party === 'customer' ? 'agent' : await roleOf(tx, acting);
  const given = { ...quote, kind: claim.refundKind };
  const { terms } = await loadTerms(tx, acting.settings, acting.now);
  const limit = limitExceeded(terms, role, given);
  // The amount of now with what was granted before, which counts as well.
  if (limit !== null)
    throw conflict('returnCases.errors.goodsFirst', {
      limit,
      amount: limitUse(terms, role, given).counted,
    });
};

export const openRefundOnly = caseAction({
  input: RefundOnlyOpening,
  guards: { withoutGoods: checkWithoutGoods },
  effect: async (tx, acting, { row, input }) => {
    const responsibility = await sideOfReason(tx, row);
    await insertRows(tx, returnCases, [{ ...claimOf(input), caseId: row.id }]);
    const follows = await moneyApprovalFollows(tx, acting, { ...row, responsibility });
    return { values: { responsibility }, ...follows };
  },
});
