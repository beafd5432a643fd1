/** What a case comes to in the end is settled and refunded; a refund that failed is paid again. */
import { Settlement } from '#contract/service/returnCases';
import type { Db } from '#db';
import { conflict, invalid } from '../../platform/http/errors.ts';
import {
  type CaseActing,
  caseAction,
  type CaseEffect,
  type CaseMove,
  type CaseRow,
} from '../cases/caseKinds.ts';
import { NOTHING } from '../cases/nothing.ts';
import { payCase, payCaseAgain, quoteCase } from '../caseRefunds/pay.ts';
import { loadAcceptance } from '../inspection/acceptance.ts';
import { loadInspected } from '../inspection/actions.ts';
import { restockAccepted } from '../inspection/restock.ts';
import { refusedOthers } from '../inspection/rules.ts';
import { requireWords } from '../tickets/customers.ts';
import { changeReturnCase, loadReturnCase } from './load.ts';
import { finalRequest } from './request.ts';
import { isAbove } from './rules.ts';

const settledRequest = async (tx: Db, row: CaseRow, settlement: Settlement) => {
  const claim = await loadReturnCase(tx, row.id);
  const request = await finalRequest(tx, row, { ...claim, ...settlement });
  if (request.lines.length === 0) throw conflict('returnCases.errors.nothingAccepted');
  return { quoted: claim.quoted, request };
};

const needsReason = (tx: Db, { ticketId }: CaseRow, reason: string | null): Promise<void> =>
  requireWords(tx, ticketId, reason, 'returnCases.errors.moreThanQuoted');

/** Other goods than those of the order are paid only where there are some, and with a reason. */
const checkOthers = async (
  tx: Db,
  { row, input: { paysOthers }, reason }: CaseMove<Settlement>,
): Promise<void> => {
  if (!paysOthers) return;
  const acceptance = { ...(await loadAcceptance(tx, row)), areOthersPaid: false };
  if (refusedOthers(await loadInspected(tx, row.id), acceptance) === 0)
    throw invalid({ input: { paysOthers: 'returnCases.errors.noOthers' } });
  await requireWords(tx, row.ticketId, reason, 'returnCases.errors.othersPaid');
};

export const settle = caseAction({
  input: Settlement,
  hasText: ({ deductions }) => deductions.length > 0,
  guards: {
    explainedAmount: async (tx, acting, move) => {
      const { row, input, reason } = move;
      await checkOthers(tx, move);
      const { quoted, request } = await settledRequest(tx, row, input);
      const { total } = await quoteCase(tx, acting, row, request);
      if (isAbove(total, quoted)) await needsReason(tx, row, reason);
    },
  },
  effect: async (tx, acting, { row, input }) => {
    const { request } = await settledRequest(tx, row, input);
    const { total } = await quoteCase(tx, acting, row, request);
    await changeReturnCase(tx, row.id, { ...input, settled: total });
    await restockAccepted(tx, acting, row);
    return { figures: { total } };
  },
});

const paid = async (
  tx: Db,
  acting: CaseActing,
  { row, reason }: CaseMove<unknown>,
  pay: typeof payCase,
): Promise<CaseEffect> => {
  const claim = await loadReturnCase(tx, row.id);
  const request = await finalRequest(tx, row, claim);
  const { refundId, total, follows } = await pay(tx, acting, row, request);
  if (isAbove(total, claim.settled)) await needsReason(tx, row, reason);
  await changeReturnCase(tx, row.id, { settled: total });
  return { figures: { refundId, total }, ...(follows && { follows }) };
};

/** Above the limit of the person the refund waits for a second one. */
const withinLimit = async (): Promise<void> => undefined;

export const refund = caseAction({
  input: NOTHING,
  guards: { withinLimit },
  effect: (tx, acting, move) => paid(tx, acting, move, payCase),
});
export const retryRefund = caseAction({
  input: NOTHING,
  guards: { withinLimit },
  effect: (tx, acting, move) => paid(tx, acting, move, payCaseAgain),
});
