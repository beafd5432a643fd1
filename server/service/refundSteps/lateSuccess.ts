/** Money of a payment that was replaced and that has moved after all: it settles what is owed, as long as nothing else has. */
import type { Db } from '#db';
import { orders } from '#db/schema/orders/orders';
import { refundPayments, refunds } from '#db/schema/service/refunds';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { providerOf } from '../refundPayments/provider.ts';
import { givesWay, isLive, isUnsettled, newestFor, PAID_BY_HAND } from '../refundPayments/rules.ts';
import { isBeyondCaptured } from '../refundQuotes/facts.ts';
import { type PaymentRow, paymentsOfRefund } from '../refunds/record.ts';

/** A payment is not made any more; a shop that was asked for it is told. */
export const cancelPayment = async (tx: Db, writer: Writer, payment: PaymentRow): Promise<void> => {
  const { now, settings } = writer;
  const { id, key, tender, amount, refundId, isPayout, state, version } = payment;
  await updateRow(tx, refundPayments, id, {
    state: 'cancelled',
    nextAttemptAt: null,
    updatedAt: now,
    version: version + 1,
  });
  const isByShop = providerOf(settings.refundProvider) === null && !PAID_BY_HAND.includes(tender);
  if (state !== 'pending' || !isByShop) return;
  const { orderExternalId } = await getRow(tx, refunds, refundId);
  await recordEvents(tx, writer, 'refund.payment_cancelled', [
    { at: now, key, data: { refund: refundId, orderExternalId, key, tender, amount, isPayout } },
  ]);
};

/** The payment that gives way to one that was replaced; null where money of it may move, or is not owed any more. */
const replacementOf = async (tx: Db, row: PaymentRow): Promise<PaymentRow | null> => {
  const { state } = await getRow(tx, refunds, row.refundId);
  if (state !== 'paying' && state !== 'failed') return null;
  const newest = newestFor(await paymentsOfRefund(tx, { refundId: row.refundId }), row.id);
  if (newest === null || !givesWay(newest.state)) return null;
  if (row.isPayout) return newest;
  const further = isLive(newest.state) ? 0 : row.amount;
  const order = await getRow(tx, orders, row.orderId);
  return (await isBeyondCaptured(tx, order, further)) ? null : newest;
};

/** Cancels what has taken the place of a payment whose money has moved. False where it has moved besides what is owed. */
export const takePlaceBack = async (tx: Db, writer: Writer, row: PaymentRow): Promise<boolean> => {
  const replacement = await replacementOf(tx, row);
  if (replacement === null) return false;
  await cancelPayment(tx, writer, replacement);
  return true;
};

/**
 * A payment has failed beside which an earlier one had moved, as it seemed for a second time: it was the only one, and
 * settles what is owed.
 */
export const countEarlier = async (tx: Db, writer: Writer, failed: PaymentRow): Promise<void> => {
  const payments = await paymentsOfRefund(tx, { refundId: failed.refundId });
  const earlier = payments.find(
    (one) => isUnsettled([one]) && newestFor(payments, one.id)?.id === failed.id,
  );
  const moved = earlier?.extra.find(({ settledAt }) => settledAt === null);
  if (!earlier || !moved) return;
  const common = { updatedAt: writer.now };
  await updateRow(tx, refundPayments, failed.id, {
    ...common,
    state: 'cancelled',
    version: failed.version + 1,
  });
  await updateRow(tx, refundPayments, earlier.id, {
    ...common,
    state: 'succeeded',
    failure: null,
    providerReference: moved.reference,
    succeededAt: moved.at,
    extra: earlier.extra.filter((one) => one !== moved),
    version: earlier.version + 1,
  });
  const refund = await getRow(tx, refunds, failed.refundId);
  await updateRow(tx, refunds, refund.id, {
    ...common,
    isPaidTwice: isUnsettled(await paymentsOfRefund(tx, { refundId: refund.id })),
    version: refund.version + 1,
  });
};
