/** Loads what decides on a refund: the value of the units, what went back before, and what is left by tender. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Settings } from '#contract/platform/settings';
import type { PaymentState } from '#contract/service/refundPayments';
import type { RefundRequest, TenderLeft } from '#contract/service/refundQuotes';
import type { GrantedAlone } from '#contract/service/refunds';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returns } from '#db/schema/orders/returns';
import { refundPayments } from '#db/schema/service/refunds';
import { paymentsOf } from '../../orders/payments/known.ts';
import { isOwnReturn } from '../../orders/returns/ownReturnIds.ts';
import { COUNTED_REVIEWS } from '../../orders/sales/countedDays.ts';
import { conflict } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { valueOfReturn } from '../../promotions/returnValue/returnValue.ts';
import { differencePayments } from '../exchangeValues/load.ts';
import { cameBack, isLive } from '../refundPayments/rules.ts';
import { protectedUnitsOf } from '../refunds/lines.ts';
import { holdingRefunds, linesOfRefunds } from '../refunds/record.ts';
import { isOfUnits } from '../refunds/rules.ts';
import { loadTerms } from '../policies/inForce.ts';
import { mostReturnFreight } from './limits.ts';
import { loadGrantedAlone } from '../freeReplacements/load.ts';
import { loadExchanged } from './exchanged.ts';
import type { RefundFacts } from './rules.ts';
import { loadRefundTerms } from './terms.ts';
import { tendersLeft } from './tenders.ts';

const countedReturns = prepared({ orderId: returns.orderId }, (q, { orderId }) =>
  q
    .select({
      externalId: returns.externalId,
      amount: returns.amount,
      shipping: returns.shipping,
    })
    .from(returns)
    .where(and(eq(returns.orderId, orderId), inArray(returns.review, COUNTED_REVIEWS))),
);
export const heldPayments = prepared({ orderId: refundPayments.orderId }, (q, { orderId }) =>
  q
    .select({
      refundId: refundPayments.refundId,
      paymentId: refundPayments.paymentId,
      amount: refundPayments.amount,
      isPayout: refundPayments.isPayout,
      state: refundPayments.state,
      extra: refundPayments.extra,
    })
    .from(refundPayments)
    .where(eq(refundPayments.orderId, orderId)),
);
const parcelsOf = prepared({ orderExternalId: orders.externalId }, (q, { orderExternalId }) =>
  q
    .select({
      n: sql<number>`(select count(*) from shipments s where s.order_external_id = ${orderExternalId})`,
    })
    .from(orders)
    .where(eq(orders.externalId, orderExternalId)),
);

export type HeldRefund = Awaited<ReturnType<typeof holdingRefunds>>[number] & {
  lines: Awaited<ReturnType<typeof linesOfRefunds>>;
};
const loadMade = async (db: Db, orderExternalId: string): Promise<HeldRefund[]> => {
  const made = await holdingRefunds(db, { orderExternalId });
  const lines = await linesOfRefunds(db, { ids: made.map(({ id }) => id) });
  return made.map((one) => ({
    ...one,
    lines: lines.filter(({ refundId }) => refundId === one.id),
  }));
};

export interface OrderFacts extends RefundFacts {
  order: typeof orders.$inferSelect;
  tenders: TenderLeft[];
  granted: GrantedAlone;
  /** By line: how much more all units that the customer has are worth than what was paid for them. */
  surplusLeft: RefundFacts['surplus'];
  /** By line: what was paid for a replacement that never came, and that the refund of its exchange gives back. */
  neverReplaced: RefundFacts['surplus'];
  /** By line: units that were replaced at no charge. */
  freelyReplaced: Awaited<ReturnType<typeof loadExchanged>>['freelyReplaced'];
  /** Refunds of the order that hold what they refund, with their lines. */
  made: HeldRefund[];
  /** The policy whose limits count: that of now. */
  limits: Awaited<ReturnType<typeof loadTerms>>;
}

/** Returns that the store sent, without those that tell refunds made here. */
export const refundedByStore = async (db: Db, orderId: number) =>
  (await countedReturns(db, { orderId })).filter(({ externalId }) => !isOwnReturn(externalId));

/** What was captured; of an order whose payments are not known, what it came to. */
export const capturedFor = async (db: Db, { externalId, total }: OrderFacts['order']) => {
  const known = await paymentsOf(db, { orderExternalId: externalId });
  const ofOrder =
    known.length > 0 ? known : [{ id: null, tender: 'other' as const, amount: total }];
  return [...ofOrder, ...(await differencePayments(db, externalId))];
};

const isUnshipped = async (db: Db, { externalId, status }: OrderFacts['order']) =>
  status === 'paid' && Number((await parcelsOf(db, { orderExternalId: externalId }))[0]?.n) === 0;

/**
 * What came in for an order, and what goes back of it: by refunds made here, with money that moved without being owed
 * until it has come back, and by the store itself.
 */
const loadMoney = async (db: Db, order: OrderFacts['order'], without?: number) => {
  const byStore = await refundedByStore(db, order.id);
  const own = (await heldPayments(db, { orderId: order.id }))
    .filter(({ isPayout, refundId }) => !isPayout && refundId !== without)
    .flatMap(({ extra, ...one }) => [
      ...(one.state === 'cancelled' ? [] : [{ ...one, amount: one.amount - cameBack(extra) }]),
      ...extra.flatMap(({ settledAt, amount }) =>
        settledAt === null && amount === undefined ? [{ ...one, state: 'succeeded' as const }] : [],
      ),
    ]);
  return {
    captured: await capturedFor(db, order),
    own,
    byStore: byStore.reduce((total, { amount, shipping }) => total + amount + shipping, 0),
  };
};

/** What is left of each captured payment of an order. `without`: the refund whose payments are left out. */
export const loadTenders = async (db: Db, order: OrderFacts['order'], without?: number) => {
  const { captured, own, byStore } = await loadMoney(db, order, without);
  return tendersLeft(captured, own, byStore);
};

/** Whether more goes back than came in, because the store refunded the order itself meanwhile. `further`: on top of it. */
export const isBeyondCaptured = async (
  db: Db,
  order: OrderFacts['order'],
  further = 0,
): Promise<boolean> => {
  const { captured, own, byStore } = await loadMoney(db, order);
  const sumOf = (parts: readonly { amount: number }[]) =>
    parts.reduce((sum, { amount }) => sum + amount, 0);
  return sumOf(own.filter(({ state }) => isLive(state))) + byStore + further > sumOf(captured);
};

/** 409 where money would go back that the store has refunded itself meanwhile. Payouts are apart from what was captured. */
export const refuseBeyondCaptured = async (
  db: Db,
  orderId: number,
  payments: readonly { isPayout: boolean; state: PaymentState; amount: number }[],
): Promise<void> => {
  const asked = payments.filter(({ isPayout }) => !isPayout);
  const further = asked.reduce((sum, { state, amount }) => sum + (isLive(state) ? 0 : amount), 0);
  if (asked.length > 0 && (await isBeyondCaptured(db, await getRow(db, orders, orderId), further)))
    throw conflict('refunds.errors.beyondCaptured');
};

/** 404 without the order, 409 for one that was not paid or was cancelled, 422 for lines that it does not have. */
export const loadRefundFacts = async (
  db: Db,
  { settings, now }: { settings: Settings; now: number },
  orderId: number,
  {
    kind,
    lines,
    responsibility,
    caseId,
    replaced,
  }: Pick<RefundRequest, 'kind' | 'lines' | 'responsibility' | 'caseId' | 'replaced'>,
): Promise<OrderFacts> => {
  const order = await getRow(db, orders, orderId);
  const asked = isOfUnits(kind) ? lines.map(({ id, quantity }) => ({ id, quantity })) : [];
  const input = { lines: asked, addRefundedLess: false };
  const value = await valueOfReturn(db, settings, orderId, input, 'refunded');
  const byStore = await refundedByStore(db, orderId);
  const made = await loadMade(db, order.externalId);
  const tenders = await loadTenders(db, order);
  const limits = await loadTerms(db, settings, now);
  const captured = tenders.reduce((sum, one) => sum + one.captured, 0);
  const most = mostReturnFreight(limits.terms, { delivery: order.shipping, captured });
  return {
    order,
    ...(await loadExchanged(db, order, value, { caseId, replaced, now })),
    limits,
    freightLeft: Math.max(
      0,
      made.reduce((left, one) => left - one.returnFreight, most),
    ),
    terms: await loadRefundTerms(db, settings, order, { value, responsibility }),
    shipping: order.shipping,
    shippingRefunded: [...byStore, ...made].reduce((sum, { shipping }) => sum + shipping, 0),
    isUnshipped: await isUnshipped(db, order),
    tenders,
    protectedUnits: protectedUnitsOf(
      made.flatMap((one) => (one.kind === 'priceProtection' ? one.lines : [])),
    ),
    granted: await loadGrantedAlone(db, order, made),
    made,
  };
};
