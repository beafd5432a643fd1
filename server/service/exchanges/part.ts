/** Of goods that failed their inspection a part is offered: what was accepted is exchanged, the rest is paid in part or goes back. */
import { ExchangePart } from '#contract/service/exchanges';
import type { Db } from '#db';
import { caseLines } from '#db/schema/service/cases';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { updateRow } from '../../platform/records/records.ts';
import { orderIdOf, quoteCase } from '../caseRefunds/pay.ts';
import { type CaseActing, caseAction, type CaseEffect, type CaseMove } from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { loadCaseLines } from '../cases/record.ts';
import { quoteRefund } from '../refundQuotes/quote.ts';
import { createRefund } from '../refundSteps/create.ts';
import { refusePartAboveLimit, refusePartBeyondGoods } from '../returnCases/partLimit.ts';
import { changeExchange, loadExchange } from './load.ts';
import { grantingBy } from './refundDifference.ts';
import { settleAccepted } from './settle.ts';
import { loadAccepted, partRequest } from './worth.ts';

type Move = CaseMove<object>;

export const offerPart = caseAction({
  input: ExchangePart,
  hasText: () => true,
  guards: {
    withinLimit: async (tx, acting, { row, input: { amount: total } }) => {
      const request = await partRequest(tx, row);
      if (request.lines.length === 0) return;
      // What was offered before takes nothing off.
      const whole = { ...request, deductions: [] };
      await refusePartBeyondGoods(tx, acting, row, { request: whole, total });
      await refusePartAboveLimit(tx, acting, row, { request, total });
    },
  },
  effect: async (tx, acting, { row, input: { amount, why } }) => {
    // What was offered before takes nothing off.
    await changeExchange(tx, row.id, { partDeduction: null });
    const request = await partRequest(tx, row);
    if (request.lines.length === 0) throw conflict('exchanges.errors.nothingRefused');
    const isNoneAccepted = ((await loadAccepted(tx, row)) ?? []).length === 0;
    if (amount === 0 && isNoneAccepted)
      throw invalid({ input: { amount: 'exchanges.errors.partNeeded' } });
    const { goods } = await quoteCase(tx, acting, row, request);
    await changeExchange(tx, row.id, {
      partAmount: amount,
      partDeduction: goods - amount,
      partWhy: why,
    });
    return { figures: { offered: amount } };
  },
});

/** The units that were not accepted stay here, and whoever offered the part grants it. */
const payPart = async (tx: Db, acting: CaseActing, { row }: Move): Promise<void> => {
  const by = await grantingBy(tx, acting, row, 'offerPart');
  const orderId = await orderIdOf(tx, row);
  const asked = { ...(await partRequest(tx, row)), caseId: row.id };
  const { total } = await quoteRefund(tx, { ...by.acting, role: by.role }, orderId, asked);
  const partRefundId = await createRefund(tx, by.acting, by.role, {
    ...asked,
    orderId,
    key: `exchange-part-${row.id}`,
    expected: total,
  });
  await changeExchange(tx, row.id, { partRefundId });
  const accepted = (await loadAccepted(tx, row)) ?? [];
  for (const { id, lineNumber } of await loadCaseLines(tx, row.id)) {
    const approved = accepted.find((one) => one.lineNumber === lineNumber)?.units ?? 0;
    await updateRow(tx, caseLines, id, { approved });
  }
};

const takePart = async (tx: Db, acting: CaseActing, move: Move): Promise<CaseEffect> => {
  const { row, at } = move;
  const { partAmount, sentAnyway } = await loadExchange(tx, row.id);
  const isNoneAccepted = ((await loadAccepted(tx, row)) ?? []).length === 0;
  await changeExchange(tx, row.id, { partAcceptedAt: at });
  if (isNoneAccepted) return { to: 'refundPending' };
  // What had left in advance is the customer's again, as far as it is no more than was accepted.
  if (sentAnyway === null) await changeExchange(tx, row.id, { sentAnywayAt: null });
  if (partAmount !== null && partAmount > 0) await payPart(tx, acting, move);
  return settleAccepted(tx, acting, move);
};

export const acceptPart = caseAction({
  input: NOTHING,
  guards: {
    partOffered: async (tx, _acting, { row }) => {
      if ((await loadExchange(tx, row.id)).partAmount === null)
        throw conflict('returnCases.errors.noPart');
    },
  },
  effect: takePart,
});

/** Whether the customer has given up the units that were not accepted for a part of their money. */
export const hasGivenUp = async (db: Db, caseId: number): Promise<boolean> => {
  const { partAcceptedAt, partAmount } = await loadExchange(db, caseId);
  return partAcceptedAt !== null && (partAmount ?? 0) > 0;
};
