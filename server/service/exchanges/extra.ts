/** What was paid for an exchange without being due goes back by itself: it was refunded, ended otherwise, or cost less. */
import { ExtraSettlement } from '#contract/service/exchanges';
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { message } from '#shared/fields';
import { conflict } from '../../platform/http/errors.ts';
import { type CaseActing, caseAction, type CaseMove, type CaseRow } from '../cases/caseKinds.ts';
import { loadCaseRefunds, roleOf } from '../caseRefunds/load.ts';
import { orderIdOf } from '../caseRefunds/pay.ts';
import { dueFor } from '../exchangeValues/rules.ts';
import { quoteRefund } from '../refundQuotes/quote.ts';
import { createRefund } from '../refundSteps/create.ts';
import { ENDED_WITHOUT } from '../stages/exchangeRefund.ts';
import { requireWords } from '../tickets/customers.ts';
import { loadApart, settleApart } from './apart.ts';
import { changeExchange, loadExchange, paidFor } from './load.ts';
import { extraOf } from './rules.ts';
import { refuseSentAnyway } from './sent.ts';

/** Stages in which nothing more can become due: what is refunded, replaced, sold, or ended otherwise. */
const SETTLED: readonly CaseStage[] = ['completed', 'closedAsSale', ...ENDED_WITHOUT];

/** What a replacement that is the customer's came to; without a known price of what was sold, all that was paid for it. */
const loadDue = async (db: Db, row: CaseRow): Promise<number> => {
  const exchange = await loadExchange(db, row.id);
  const payments = await paidFor(db, row);
  if (row.state === 'closedAsSale')
    return exchange.soldFor ?? payments.reduce((sum, { amount }) => sum + amount, 0);
  return exchange.shippedAt === null ? 0 : dueFor(exchange, payments);
};

/** What was paid beyond what was due and has not gone back, in whichever stage. */
const loadBeyond = async (db: Db, row: CaseRow): Promise<number> => {
  const { paidBack } = await loadExchange(db, row.id);
  const due = await loadDue(db, row);
  const apart = await loadApart(db, row);
  return extraOf(await paidFor(db, row), { due, paidBack, apart });
};

export const loadExtra = async (db: Db, row: CaseRow): Promise<number> =>
  SETTLED.includes(row.state) ? loadBeyond(db, row) : 0;

/** What of the payments was for a replacement that was sent anyway: of one that is still refunded, what came in after it had left. */
export const loadPaidForSent = async (db: Db, row: CaseRow): Promise<number> => {
  const { sentAnywayAt, shippedAt } = await loadExchange(db, row.id);
  if (SETTLED.includes(row.state) || shippedAt !== null) return loadBeyond(db, row);
  const since = (await paidFor(db, row)).filter(
    ({ capturedAt }) => sentAnywayAt !== null && capturedAt >= sentAnywayAt,
  );
  const paid = since.reduce((sum, { amount }) => sum + amount, 0);
  return Math.max(0, paid - (await loadApart(db, row)));
};

/** What had been paid for the difference when the refund was granted goes back with it. */
export const notePaidBack = async (tx: Db, row: CaseRow): Promise<void> => {
  const payments = await paidFor(tx, row);
  const paid = payments.reduce((sum, { amount }) => sum + amount, 0);
  const paidBack = Math.max(0, paid - (await loadApart(tx, row)));
  await changeExchange(tx, row.id, { paidBack });
};

const requestOf = (row: CaseRow, amount: number) => ({
  kind: 'exchange' as const,
  exchangeId: row.id,
  responsibility: row.responsibility === 'undetermined' ? ('none' as const) : row.responsibility,
  lines: [],
  amount,
  deductions: [],
  returnFreight: 0,
  waivesFee: false,
  note: null,
  ticketId: row.ticketId,
});

/** What the dialog says before: that somebody else approves the refund first; null where nobody needs to. */
export const extraLimitText = async (
  db: Db,
  acting: CaseActing,
  row: CaseRow,
): Promise<string | null> => {
  const asking = { ...acting, role: await roleOf(db, acting) };
  const request = requestOf(row, await loadExtra(db, row));
  const quote = await quoteRefund(db, asking, await orderIdOf(db, row), request);
  return quote.approvalAbove === null
    ? null
    : message('exchanges.extraApproval', { limit: quote.approvalAbove });
};

const refundIt = async (tx: Db, acting: CaseActing, row: CaseRow, amount: number) => {
  const round = (await loadCaseRefunds(tx, row.id)).length + 1;
  const refundId = await createRefund(tx, acting, await roleOf(tx, acting), {
    ...requestOf(row, amount),
    orderId: await orderIdOf(tx, row),
    key: `case-${row.id}-${round}`,
    expected: amount,
  });
  await insertRows(tx, caseRefunds, [{ caseId: row.id, refundId, round }]);
  return { refundId, total: amount };
};

/** The case ended before and stays so. */
const settle = async (
  tx: Db,
  acting: CaseActing,
  { row, reason, input: { isReturned } }: CaseMove<ExtraSettlement>,
) => {
  const extra = await loadExtra(tx, row);
  const values = { closedAt: row.closedAt };
  if (!isReturned) return { values, figures: await refundIt(tx, acting, row, extra) };
  await requireWords(tx, row.ticketId, reason);
  await settleApart(tx, row, extra);
  return { values, figures: { total: extra } };
};

export const settleExtra = caseAction({
  input: ExtraSettlement,
  guards: {
    paidExtra: async (tx, _acting, { row }) => {
      // It may be for the replacement, as whoever settles that will say.
      await refuseSentAnyway(tx, row);
      if ((await loadExtra(tx, row)) === 0) throw conflict('exchanges.errors.nothingExtra');
    },
  },
  effect: settle,
});
