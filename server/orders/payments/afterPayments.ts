/** Payments of the store: later domains follow those that are about records of theirs. */
import type { PaymentInput } from '#contract/orders/payments';
import type { Db } from '#db';
import { Hook } from '#shared/hook';
import type { Writer } from '../../platform/records/writer.ts';

/** Runs in the transaction that writes payments, with the numbers that new and corrected ones name. */
export const afterPayments = new Hook<
  (
    tx: Db,
    writer: Writer,
    orderExternalIds: readonly PaymentInput['orderExternalId'][],
  ) => Promise<void>
>('afterPayments');
