/**
 * Carries out payments of refunds. Each is claimed by one server; what it could not store, another one finds out from the
 * provider by the same key, so that money moves once.
 */
import { asc, lte } from 'drizzle-orm';
import { SYSTEM } from '#contract/platform/activities';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { payments } from '#db/schema/orders/payments';
import { refundPayments } from '#db/schema/service/refunds';
import type { PeriodicTask } from '../../platform/jobs/periodic.ts';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import {
  type PaymentRequest,
  providerOf,
  type RefundProvider,
} from '../refundPayments/provider.ts';
import { ANSWER_WITHIN_MS, askAgainAt, type Outcome } from '../refundPayments/rules.ts';
import { isBeyondCaptured } from '../refundQuotes/facts.ts';
import type { PaymentRow } from '../refunds/record.ts';
import { isRefundedByStore } from './byStore.ts';
import { recordOutcome } from './outcome.ts';
import { recordPayment } from './paymentActions.ts';

const AT_ONCE = 20;

const duePayments = prepared({ now: 'number' }, (q, { now }) =>
  q
    .select({ id: refundPayments.id })
    .from(refundPayments)
    .where(lte(refundPayments.nextAttemptAt, now))
    .orderBy(asc(refundPayments.nextAttemptAt), asc(refundPayments.id))
    .limit(AT_ONCE),
);
interface Claim {
  row: PaymentRow;
  request: PaymentRequest;
  isFirst: boolean;
}

/** Null where there is nothing to ask: it is not due any more, or must not be paid. */
const claim = async (tx: Db, writer: Writer, id: number): Promise<Claim | null> => {
  const { now, settings } = writer;
  const row = await getRow(tx, refundPayments, id);
  if (row.nextAttemptAt === null || row.nextAttemptAt > now) return null;
  const isFirst = row.state === 'pending';
  if (
    isFirst &&
    !row.isPayout &&
    ((await isBeyondCaptured(tx, await getRow(tx, orders, row.orderId))) ||
      (await isRefundedByStore(tx, row)))
  ) {
    await recordOutcome(tx, writer, row, { is: 'failed', failure: 'metByStore' });
    await recordPayment(tx, writer, row, { verb: 'payFail' });
    return null;
  }
  const claimed = {
    state: isFirst ? ('processing' as const) : row.state,
    attemptedAt: row.attemptedAt ?? now,
    asked: row.asked + 1,
    nextAttemptAt: now + ANSWER_WITHIN_MS,
    updatedAt: now,
    version: row.version + 1,
  };
  await updateRow(tx, refundPayments, id, claimed);
  const captured = row.paymentId === null ? undefined : await findRow(tx, payments, row.paymentId);
  const { key, tender, amount } = row;
  return {
    row: { ...row, ...claimed },
    isFirst,
    request: {
      key,
      tender,
      amount,
      currency: settings.currency,
      paymentReference: captured?.providerReference ?? null,
      askedAt: claimed.attemptedAt,
    },
  };
};

/** Without an answer nobody knows whether the money moved. */
const ask = async (
  provider: RefundProvider,
  { request, isFirst }: Claim,
  now: number,
): Promise<Outcome> => {
  try {
    return await (isFirst ? provider.pay(request, now) : provider.find(request, now));
  } catch {
    return { is: 'unknown' };
  }
};

const store = async (tx: Db, writer: Writer, { row }: Claim, outcome: Outcome): Promise<void> => {
  const current = await getRow(tx, refundPayments, row.id);
  if (outcome.is === 'unknown') {
    if (current.state !== 'processing' && current.state !== 'unknown') return;
    await updateRow(tx, refundPayments, row.id, {
      state: 'unknown',
      nextAttemptAt: askAgainAt(row.asked, writer.now),
      updatedAt: writer.now,
      version: current.version + 1,
    });
    return;
  }
  if (await recordOutcome(tx, writer, current, outcome))
    await recordPayment(tx, writer, current, {
      verb: outcome.is === 'succeeded' ? 'pay' : 'payFail',
    });
};

type Host = Parameters<PeriodicTask>[0];
const payOne = async (
  { connection, now }: Host,
  settings: Writer['settings'],
  provider: RefundProvider,
  id: number,
): Promise<void> => {
  const writer = (): Writer => ({ actor: SYSTEM, now: now(), settings });
  const claimed = await connection.transaction((tx) => claim(tx, writer(), id));
  if (claimed === null) return;
  const outcome = await ask(provider, claimed, now());
  await connection.transaction((tx) => store(tx, writer(), claimed, outcome));
};

/** A fault in one payment stops none of the others; it is thrown after them. */
export const PAY_REFUNDS: PeriodicTask = async (host) => {
  const due = await duePayments(host.connection.db, { now: host.now() });
  const faults: unknown[] = [];
  for (const { id } of due) {
    const stored = await host.settings();
    const provider = providerOf(stored.refundProvider);
    if (provider === null) break;
    try {
      await payOne(host, stored, provider, id);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Payments of refunds failed');
};
