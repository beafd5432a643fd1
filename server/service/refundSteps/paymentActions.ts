/** What people and the shop say became of the payments of refunds. */
import type {
  PaymentConfirmation,
  PaymentDenial,
  PaymentResult,
} from '#contract/service/refundPayments';
import { eq } from 'drizzle-orm';
import type { Connection, Db } from '#db';
import { prepared } from '#db/prepared';
import { refundPayments, refunds } from '#db/schema/service/refunds';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid, notFound } from '../../platform/http/errors.ts';
import { checkVersion, getRow } from '../../platform/records/records.ts';
import { isBefore } from '../../platform/records/sourceClock.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { refuseBeyondCaptured } from '../refundQuotes/facts.ts';
import { canAct, isOtherMoney, type PaymentAction } from '../refundPayments/rules.ts';
import { checkWords } from '../refunds/erased.ts';
import { type PaymentRow, refundEntry, showPayment } from '../refunds/record.ts';
import { refuseRefundedByStore } from './byStore.ts';
import { recordOutcome } from './outcome.ts';

export type PaymentVerb = 'pay' | 'payFail' | 'payAgain' | 'payOther';

const byKey = prepared({ key: refundPayments.key }, (q, { key }) =>
  q.select({ id: refundPayments.id }).from(refundPayments).where(eq(refundPayments.key, key)),
);
const byReference = prepared(
  { providerReference: refundPayments.providerReference },
  (q, { providerReference }) =>
    q
      .select({ id: refundPayments.id })
      .from(refundPayments)
      .where(eq(refundPayments.providerReference, providerReference)),
);

/** A payment of a granted refund of which this can be done; 409 otherwise. */
export const openPayment = async (
  tx: Db,
  id: number,
  action: PaymentAction,
  version: number,
): Promise<PaymentRow> => {
  const row = await getRow(tx, refundPayments, id);
  checkVersion(row, version);
  const { state } = await getRow(tx, refunds, row.refundId);
  if (state === 'submitted') throw conflict('refunds.errors.notApproved');
  if (!canAct(action, row.state)) throw conflict(`refunds.errors.payment.${row.state}`);
  return row;
};

/** One activity of the refund, which names the payment. */
export const recordPayment = async (
  tx: Db,
  writer: Writer,
  before: PaymentRow,
  { verb, reason = null }: { verb: PaymentVerb; reason?: string | null },
): Promise<void> => {
  const refund = await getRow(tx, refunds, before.refundId);
  const after = await getRow(tx, refundPayments, before.id);
  const told = ({ state, tender, providerReference }: PaymentRow) => ({
    payment: before.key,
    paymentState: state,
    tender,
    providerReference,
  });
  await recordActivity(tx, {
    ...refundEntry(writer, refund, verb),
    before: told(before),
    after: told(after),
    reason,
  });
};

const refuseKnownReference = async (tx: Db, reference: string, id: number) => {
  const [known] = await byReference(tx, { providerReference: reference });
  if (known && known.id !== id) throw invalid({ reference: 'payments.errors.referenceTaken' });
};

export const confirmPayment = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, reference }: PaymentConfirmation,
): Promise<void> => {
  const known = await getRow(tx, refundPayments, id);
  if (known.state === 'succeeded') {
    if (!isOtherMoney(known, reference)) return;
    throw conflict('refunds.errors.payment.succeeded', { current: await showPayment(tx, id) });
  }
  const row = await openPayment(tx, id, 'confirm', version);
  await refuseKnownReference(tx, reference, id);
  // Nobody was asked for this money, so what has moved is what the store refunded itself.
  if (row.failure === 'metByStore') {
    await refuseBeyondCaptured(tx, row.orderId, [row]);
    await refuseRefundedByStore(tx, row);
  }
  const outcome = { is: 'succeeded' as const, reference, at: writer.now };
  await recordOutcome(tx, writer, row, outcome, { confirmedBy: writer.actor.name });
  await recordPayment(tx, writer, row, { verb: 'pay' });
};

export const denyPayment = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, reason }: PaymentDenial,
): Promise<void> => {
  const row = await openPayment(tx, id, 'deny', version);
  await checkWords(tx, await getRow(tx, refunds, row.refundId), reason, true);
  await recordOutcome(tx, writer, row, { is: 'failed', failure: 'declaredByPerson' });
  await recordPayment(tx, writer, row, { verb: 'payFail', reason });
};

const paymentByKey = async (tx: Db, key: string): Promise<PaymentRow> => {
  const [found] = await byKey(tx, { key });
  if (!found) throw notFound();
  return getRow(tx, refundPayments, found.id);
};

/** What the shop is told of a payment. */
export const toAnswer = ({ key, state, amount, providerReference: reference }: PaymentRow) => ({
  key,
  state,
  amount,
  reference,
});

/** The payment has succeeded, and the shop reports it again under another reference. */
export class OtherMoney extends Error {}

/** Keeps money that moved twice; throws 409 with the payment as it is. */
export const refuseOtherMoney = async (
  transaction: Connection['transaction'],
  writer: Writer,
  key: string,
  { at, reference }: PaymentResult,
): Promise<never> => {
  const row = await transaction(async (tx) => {
    const row = await paymentByKey(tx, key);
    await recordOutcome(tx, writer, row, { is: 'succeeded', reference: reference ?? '', at });
    return getRow(tx, refundPayments, row.id);
  });
  throw conflict('refunds.errors.otherReference', { current: toAnswer(row) });
};

/**
 * What the shop's payment system says of a payment that it was asked for: the amount must be the one asked for. Throws
 * `OtherMoney` before it writes anything.
 */
export const reportPayment = async (
  tx: Db,
  writer: Writer,
  key: string,
  { outcome, amount, at, reference, failure }: PaymentResult,
): Promise<PaymentRow> => {
  const row = await paymentByKey(tx, key);
  if (amount !== row.amount) throw invalid({ amount: 'refunds.errors.otherAmount' });
  const { state } = await getRow(tx, refunds, row.refundId);
  if (state === 'submitted') throw conflict('refunds.errors.notApproved');
  if (isBefore(at, row.createdAt)) throw invalid({ at: 'refunds.errors.beforeAsked' });
  if (reference !== null) await refuseKnownReference(tx, reference, row.id);
  if (outcome === 'succeeded' && isOtherMoney(row, reference ?? '')) throw new OtherMoney();
  const isChange = await recordOutcome(
    tx,
    writer,
    row,
    outcome === 'succeeded'
      ? { is: 'succeeded', reference: reference ?? '', at }
      : { is: 'failed', failure: failure ?? 'refused' },
  );
  if (isChange)
    await recordPayment(tx, writer, row, { verb: outcome === 'succeeded' ? 'pay' : 'payFail' });
  return getRow(tx, refundPayments, row.id);
};
