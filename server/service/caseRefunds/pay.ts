/** A case grants its refund, with the money held in the same transaction; and pays again what failed. */
import type { CaseAction } from '#contract/service/caseActions';
import type { RefundRequest } from '#contract/service/refundQuotes';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { orders } from '#db/schema/orders/orders';
import { caseRefunds } from '#db/schema/service/caseUnits';
import { refunds } from '#db/schema/service/refunds';
import { caseRemedies } from '#db/schema/service/remedies';
import { eq } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { conflict } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { CaseActing, CaseRow } from '../cases/caseKinds.ts';
import { quoteRefund } from '../refundQuotes/quote.ts';
import { canAct } from '../refundPayments/rules.ts';
import { createRefund } from '../refundSteps/create.ts';
import { retryPayment } from '../refundSteps/replacePayment.ts';
import { paymentsOfRefund } from '../refunds/record.ts';
import { loadCaseRefunds, newestRefund, roleOf } from './load.ts';
import { isReplaced } from './rules.ts';

const orderByNumber = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q.select({ id: orders.id }).from(orders).where(eq(orders.externalId, externalId)),
);
/** 409 for a case without a known order. */
export const orderIdOf = async (
  db: Db,
  { orderExternalId }: Pick<CaseRow, 'orderExternalId'>,
): Promise<number> => {
  const [order] =
    orderExternalId === null ? [] : await orderByNumber(db, { externalId: orderExternalId });
  if (!order) throw conflict('cases.errors.noOrder');
  return order.id;
};

/** What the refund of a case would come to, and whether the person may grant it alone. */
export const quoteCase = async (db: Db, acting: CaseActing, row: CaseRow, request: RefundRequest) =>
  quoteRefund(db, { ...acting, role: await roleOf(db, acting) }, await orderIdOf(db, row), request);

const promiseOf = prepared({ childCaseId: caseRemedies.childCaseId }, (q, { childCaseId }) =>
  q
    .select({ id: caseRemedies.id, kind: caseRemedies.kind })
    .from(caseRemedies)
    .where(eq(caseRemedies.childCaseId, childCaseId)),
);
/** The promise of money that the case was opened for. */
const remedyOf = async (db: Db, childCaseId: number): Promise<number | null> =>
  (await promiseOf(db, { childCaseId })).find(({ kind }) => kind === 'refund')?.id ?? null;

export interface Paid {
  refundId: number;
  total: number;
  /** The step that follows where nothing has to be paid. */
  follows?: CaseAction;
}

/**
 * Grants what is asked for at what it comes to now. Above the limit of the person it waits for somebody else; the same
 * round is the same refund.
 */
export const payCase = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  request: RefundRequest,
): Promise<Paid> => {
  const before = await loadCaseRefunds(tx, row.id);
  const round = before.length + 1;
  const role = await roleOf(tx, acting);
  const orderId = await orderIdOf(tx, row);
  const asked = { ...request, caseId: row.id };
  const { total } = await quoteRefund(tx, { ...acting, role }, orderId, asked);
  const key = `case-${row.id}-${round}`;
  const refundId = await createRefund(tx, acting, role, {
    ...asked,
    ticketId: row.ticketId,
    orderId,
    key,
    expected: total,
    remedyId: await remedyOf(tx, row.id),
  });
  await insertRows(tx, caseRefunds, [{ caseId: row.id, refundId, round }]);
  const { state } = await getRow(tx, refunds, refundId);
  return { refundId, total, ...(state === 'succeeded' && { follows: 'complete' as const }) };
};

/** Pays the newest refund again where payments of it failed, or grants another one where it was refused. */
export const payCaseAgain = async (
  tx: Db,
  acting: CaseActing,
  row: CaseRow,
  request: RefundRequest,
): Promise<Paid> => {
  const newest = await newestRefund(tx, row.id);
  if (newest === undefined || isReplaced(newest.state)) return payCase(tx, acting, row, request);
  const { id: refundId, total } = newest;
  for (const { id, state, version } of await paymentsOfRefund(tx, { refundId }))
    if (canAct('retry', state)) await retryPayment(tx, acting, id, { version });
  const { state } = await getRow(tx, refunds, refundId);
  return { refundId, total, ...(state === 'succeeded' && { follows: 'complete' as const }) };
};
