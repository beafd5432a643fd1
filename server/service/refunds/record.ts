/** Stored refunds with their lines and payments, and their activity entries. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ActivityVerb } from '#contract/platform/activities';
import type { RefundPayment } from '#contract/service/refundPayments';
import type { RefundDetail } from '#contract/service/refunds';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { refundLines, refundPayments, refunds } from '#db/schema/service/refunds';
import { withMembers } from '../../members/members/withMembers.ts';
import { entryOf } from '../../platform/approvals/actions.ts';
import { isBuyerErased } from './erased.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

export type RefundRow = typeof refunds.$inferSelect;
export type PaymentRow = typeof refundPayments.$inferSelect;

/** Refunds that hold what they refund: nothing of it can be refunded again. */
export const HOLDING = ['submitted', 'paying', 'failed', 'succeeded'] as const;

export const linesOfRefunds = prepared({ ids: many(refundLines.refundId) }, (q, { ids }) =>
  q
    .select({
      id: refundLines.id,
      refundId: refundLines.refundId,
      kind: refundLines.kind,
      lineId: refundLines.lineId,
      sku: refundLines.sku,
      name: refundLines.name,
      quantity: refundLines.quantity,
      ordered: refundLines.ordered,
      refundedUnits: refundLines.refundedUnits,
      paid: refundLines.paid,
      worth: refundLines.worth,
      available: refundLines.available,
      deduction: refundLines.deduction,
      reason: refundLines.reason,
      rate: refundLines.rate,
      policyNumber: refundLines.policyNumber,
      points: refundLines.points,
      amount: refundLines.amount,
    })
    .from(refundLines)
    .where(inArray(refundLines.refundId, ids))
    .orderBy(asc(refundLines.refundId), asc(refundLines.position)),
);

export const paymentsOfRefund = prepared({ refundId: refundPayments.refundId }, (q, { refundId }) =>
  q
    .select()
    .from(refundPayments)
    .where(eq(refundPayments.refundId, refundId))
    .orderBy(asc(refundPayments.id)),
);

export const refundByKey = prepared(
  { orderId: refunds.orderId, key: refunds.key },
  (q, { orderId, key }) =>
    q
      .select()
      .from(refunds)
      .where(and(eq(refunds.orderId, orderId), eq(refunds.key, key))),
);

const refundsOfTickets = prepared({ ticketIds: many(refunds.ticketId) }, (q, { ticketIds }) =>
  q
    .select({
      id: refunds.id,
      ticketId: refunds.ticketId,
      state: refunds.state,
      kind: refunds.kind,
      total: refunds.total,
      authorName: refunds.authorName,
      approverName: refunds.approverName,
      decidedAt: refunds.decidedAt,
      succeededAt: refunds.succeededAt,
      createdAt: refunds.createdAt,
      updatedAt: refunds.updatedAt,
      remedyId: refunds.remedyId,
    })
    .from(refunds)
    .where(inArray(refunds.ticketId, ticketIds))
    .orderBy(asc(refunds.id)),
);
/** The refunds that were granted for tickets. */
export const loadRefundsOf = async (db: Db, ticketIds: readonly number[]) =>
  (await refundsOfTickets(db, { ticketIds })).flatMap(({ ticketId, ...row }) =>
    ticketId === null ? [] : [{ ...row, ticketId }],
  );

export const refundsOfOrders = prepared({ orderIds: many(refunds.orderId) }, (q, { orderIds }) =>
  q
    .select({
      id: refunds.id,
      orderId: refunds.orderId,
      memberId: refunds.memberId,
      state: refunds.state,
      shipping: refunds.shipping,
      createdAt: refunds.createdAt,
    })
    .from(refunds)
    .where(inArray(refunds.orderId, orderIds)),
);

/** Refunds of an order that hold what they refund, by the store's id of the order. */
export const holdingRefunds = prepared(
  { orderExternalId: refunds.orderExternalId },
  (q, { orderExternalId }) =>
    q
      .select({
        id: refunds.id,
        remedyId: refunds.remedyId,
        kind: refunds.kind,
        state: refunds.state,
        responsibility: refunds.responsibility,
        shipping: refunds.shipping,
        returnFreight: refunds.returnFreight,
        units: refunds.units,
        total: refunds.total,
        decidedAt: refunds.decidedAt,
        createdAt: refunds.createdAt,
        succeededAt: refunds.succeededAt,
      })
      .from(refunds)
      .where(
        and(eq(refunds.orderExternalId, orderExternalId), inArray(refunds.state, [...HOLDING])),
      )
      .orderBy(asc(refunds.id)),
);

const toPayment = ({
  orderId: _orderId,
  asked: _asked,
  replacesId: _replacesId,
  attemptedAt: _attemptedAt,
  updatedAt: _updatedAt,
  ...payment
}: PaymentRow) => payment;

export const showPayment = async (db: Db, id: number): Promise<RefundPayment> =>
  toPayment(await getRow(db, refundPayments, id));

/** Without what only the server compares. */
const shownRefund = ({
  key: _key,
  requestHash: _hash,
  grantedForId: _grantedForId,
  remedyId: _remedyId,
  updatedAt: _updatedAt,
  ...row
}: RefundRow) => row;

export const showRefund = async (db: Db, id: number): Promise<RefundDetail> => {
  const stored = await getRow(db, refunds, id);
  const [row] = await withMembers(db, [shownRefund(stored)]);
  const lines = await linesOfRefunds(db, { ids: [id] });
  return {
    ...(row as Omit<RefundDetail, 'lines' | 'payments' | 'isErased'>),
    lines: lines.map(({ refundId: _refundId, ...line }) => line),
    payments: (await paymentsOfRefund(db, { refundId: id })).map(toPayment),
    isErased: await isBuyerErased(db, stored),
  };
};

/** The answer to a write: without words, because it is kept for repeats, also after a redaction. */
export const answerRefund = async (db: Db, id: number): Promise<RefundDetail> => {
  const { lines, ...shown } = await showRefund(db, id);
  return {
    ...shown,
    note: null,
    decision: null,
    lines: lines.map((line) => ({ ...line, reason: null })),
  };
};

/** The activity log calls a refund by its order and its number. */
export const refundEntry = (
  writer: Pick<Writer, 'actor' | 'now'>,
  { id, orderExternalId }: Pick<RefundRow, 'id' | 'orderExternalId'>,
  verb: ActivityVerb,
) => entryOf('refunds', writer, { id, name: `${orderExternalId} / ${id}` }, verb);
