/** Lets the payments of a granted refund begin: by the provider, by the shop, which is told, or by a person. */
import type { Db } from '#db';
import { refundPayments, refunds } from '#db/schema/service/refunds';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { providerOf } from '../refundPayments/provider.ts';
import { PAID_BY_HAND } from '../refundPayments/rules.ts';
import { type PaymentRow, paymentsOfRefund } from '../refunds/record.ts';

/** Asks for one payment again, or for the first time. */
export const startPayment = async (tx: Db, writer: Writer, payment: PaymentRow): Promise<void> => {
  const { now, settings } = writer;
  const isByHand = PAID_BY_HAND.includes(payment.tender);
  const provider = providerOf(settings.refundProvider);
  if (!isByHand && provider !== null)
    await updateRow(tx, refundPayments, payment.id, { nextAttemptAt: now });
  if (provider !== null || isByHand) return;
  const { orderExternalId } = await getRow(tx, refunds, payment.refundId);
  const { key, tender, amount, refundId, isPayout } = payment;
  await recordEvents(tx, writer, 'refund.payment_requested', [
    {
      at: now,
      key,
      data: { refund: refundId, orderExternalId, key, tender, amount, isPayout },
    },
  ]);
};

export const startPayments = async (tx: Db, writer: Writer, refundId: number): Promise<void> => {
  for (const payment of await paymentsOfRefund(tx, { refundId }))
    if (payment.state === 'pending') await startPayment(tx, writer, payment);
};
