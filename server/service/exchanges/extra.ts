/** A payment for the difference of an exchange that was refunded, or ended without the replacement, goes back by itself. */
import { and, eq, inArray } from 'drizzle-orm';
import { ExtraSettlement } from '#contract/service/exchanges';
import type { CaseStage } from '#contract/service/stages';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { refunds } from '#db/schema/service/refunds';
import { conflict } from '../../platform/http/errors.ts';
import { type CaseActing, caseAction, type CaseMove, type CaseRow } from '../cases/caseKinds.ts';
import { loadCaseRefunds, roleOf } from '../caseRefunds/load.ts';
import { orderIdOf } from '../caseRefunds/pay.ts';
import { HOLDING } from '../refunds/record.ts';
import { createRefund } from '../refundSteps/create.ts';
import { ENDED_WITHOUT } from '../stages/exchangeRefund.ts';
import { requireWords } from '../tickets/customers.ts';
import { changeExchange, loadExchange, paidFor } from './load.ts';
import { extraOf } from './rules.ts';

const refundedExtra = prepared({ caseId: caseRefunds.caseId }, (q, { caseId }) =>
  q
    .select({ total: refunds.total })
    .from(caseRefunds)
    .innerJoin(refunds, eq(refunds.id, caseRefunds.refundId))
    .where(
      and(
        eq(caseRefunds.caseId, caseId),
        eq(refunds.kind, 'exchange'),
        inArray(refunds.state, [...HOLDING]),
      ),
    ),
);

const isEndedWithout = (stage: CaseStage): boolean =>
  (ENDED_WITHOUT as readonly CaseStage[]).includes(stage);

export const loadExtra = async (db: Db, row: CaseRow): Promise<number> => {
  const { paidBack: known } = await loadExchange(db, row.id);
  const paidBack = isEndedWithout(row.state) ? (known ?? 0) : known;
  if (paidBack === null || !(isEndedWithout(row.state) || row.state === 'completed')) return 0;
  const since = await refundedExtra(db, { caseId: row.id });
  return extraOf(
    await paidFor(db, row),
    paidBack,
    since.reduce((sum, { total }) => sum + total, 0),
  );
};

/** What had been paid for the difference when the refund was granted goes back with it. */
export const notePaidBack = async (tx: Db, row: CaseRow): Promise<void> => {
  const payments = await paidFor(tx, row);
  await changeExchange(tx, row.id, {
    paidBack: payments.reduce((sum, { amount }) => sum + amount, 0),
  });
};

const refundIt = async (tx: Db, acting: CaseActing, row: CaseRow, amount: number) => {
  const round = (await loadCaseRefunds(tx, row.id)).length + 1;
  const refundId = await createRefund(tx, acting, await roleOf(tx, acting), {
    orderId: await orderIdOf(tx, row),
    kind: 'exchange',
    responsibility: row.responsibility === 'undetermined' ? 'none' : row.responsibility,
    lines: [],
    amount,
    deductions: [],
    returnFreight: 0,
    waivesFee: false,
    note: null,
    ticketId: row.ticketId,
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
  const { paidBack } = await loadExchange(tx, row.id);
  await changeExchange(tx, row.id, { paidBack: (paidBack ?? 0) + extra });
  return { values, figures: { total: extra } };
};

export const settleExtra = caseAction({
  input: ExtraSettlement,
  guards: {
    paidExtra: async (tx, _acting, { row }) => {
      if ((await loadExtra(tx, row)) === 0) throw conflict('exchanges.errors.nothingExtra');
    },
  },
  effect: settle,
});
