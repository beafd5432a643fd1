/** Writes what became of payments, and once all money of a refund has moved, what follows from it. */
import type { RefundState } from '#contract/service/refunds';
import type { Db } from '#db';
import { refundPayments, refunds } from '#db/schema/service/refunds';
import { recordActivity } from '../../platform/activities/record.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { type Outcome, paymentNews, refundStateOf } from '../refundPayments/rules.ts';
import {
  type PaymentRow,
  paymentsOfRefund,
  refundEntry,
  type RefundRow,
} from '../refunds/record.ts';
import { afterRefundStates } from './afterStates.ts';
import { followRefund } from './effects.ts';
import { countEarlier, takePlaceBack } from './lateSuccess.ts';

const isGranted = (state: RefundState) => state === 'paying' || state === 'failed';

const writeState = async (
  tx: Db,
  writer: Writer,
  row: RefundRow,
  state: RefundState,
  succeededAt: number | null,
): Promise<RefundRow> => {
  const written = { state, succeededAt, updatedAt: writer.now, version: row.version + 1 };
  await updateRow(tx, refunds, row.id, written);
  return { ...row, ...written };
};

/** The refund follows its payments. What follows from its success is done here, once: a refund succeeds only once. */
export const settleRefund = async (tx: Db, writer: Writer, id: number): Promise<void> => {
  const row = await getRow(tx, refunds, id);
  if (!isGranted(row.state)) return;
  const payments = await paymentsOfRefund(tx, { refundId: id });
  const state = refundStateOf(payments);
  if (state === row.state) return;
  const isDone = state === 'succeeded';
  const at = Math.max(row.createdAt, ...payments.map(({ succeededAt }) => succeededAt ?? 0));
  const after = await writeState(tx, writer, row, state, isDone ? at : null);
  if (isDone) await followRefund(tx, writer, after, at);
  for (const part of afterRefundStates.parts)
    await part(tx, writer, after, isDone ? at : writer.now);
};

/** Keeps money that moved besides what was owed, with one activity of the refund. */
const recordExtra = async (
  tx: Db,
  writer: Writer,
  payment: PaymentRow,
  { reference, at }: Extract<Outcome, { is: 'succeeded' }>,
): Promise<void> => {
  const { id, refundId, key, extra, version } = payment;
  await updateRow(tx, refundPayments, id, {
    extra: [...extra, { reference, at, settledAt: null, settledBy: null }],
    updatedAt: writer.now,
    version: version + 1,
  });
  const row = await getRow(tx, refunds, refundId);
  await updateRow(tx, refunds, refundId, {
    isPaidTwice: true,
    updatedAt: writer.now,
    version: row.version + 1,
  });
  await recordActivity(tx, {
    ...refundEntry(writer, row, 'flag'),
    before: { isPaidTwice: row.isPaidTwice },
    after: { isPaidTwice: true, payment: key, providerReference: reference },
  });
};

const toValues = (row: PaymentRow, outcome: Outcome, now: number) => {
  const common = { updatedAt: now, version: row.version + 1 };
  if (outcome.is === 'succeeded')
    return {
      ...common,
      state: 'succeeded' as const,
      providerReference: outcome.reference,
      failure: null,
      succeededAt: outcome.at,
      nextAttemptAt: null,
    };
  if (outcome.is === 'failed')
    return {
      ...common,
      state: 'failed' as const,
      failure: outcome.failure,
      nextAttemptAt: null,
    };
  return { ...common, state: 'unknown' as const };
};

/** Who says it, where that is a person; and what is to be recorded. */
interface Said {
  confirmedBy?: string;
}

/**
 * Stores an outcome, whenever and however often it arrives. Returns whether the payment has come into another state, which
 * the caller records. Money of a payment that was replaced settles what is owed as long as nothing else has; what moved
 * besides is kept apart and told on the refund, and a person has to get it back.
 */
export const recordOutcome = async (
  tx: Db,
  writer: Writer,
  row: PaymentRow,
  outcome: Outcome,
  { confirmedBy }: Said = {},
): Promise<boolean> => {
  const news = paymentNews(row, outcome);
  if (news.is === 'known') return false;
  const isLate =
    news.is === 'paidTwice' && outcome.is === 'succeeded' && (await takePlaceBack(tx, writer, row));
  if (news.is !== 'changed' && !isLate) {
    if (outcome.is === 'succeeded') await recordExtra(tx, writer, row, outcome);
    return false;
  }
  await updateRow(tx, refundPayments, row.id, {
    ...toValues(row, outcome, writer.now),
    ...(confirmedBy !== undefined && { confirmedBy }),
  });
  if (outcome.is === 'failed')
    await countEarlier(tx, writer, await getRow(tx, refundPayments, row.id));
  await settleRefund(tx, writer, row.refundId);
  return true;
};
