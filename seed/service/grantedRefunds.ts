/** Refunds of the demo store whose money moves: a manager grants those above an agent's limit. */
import type { Db } from '#db';
import { refunds } from '#db/schema/service/refunds';
import { loadCaseRefunds } from '#server/service/caseRefunds/load';
import { getRow } from '#server/platform/records/records';
import { paymentsOfRefund, type PaymentRow } from '#server/service/refunds/record';
import { decideRefund } from '#server/service/refundSteps/decisions';
import { HOUR_MS } from '#shared/days';
import { writerAt } from '../systemWriter.ts';

/** The payments of a refund, which is granted first where it waits for that. */
export const grantedPayments = async (tx: Db, id: number, now: number): Promise<PaymentRow[]> => {
  const { state, version, createdAt } = await getRow(tx, refunds, id);
  const manager = {
    ...writerAt(Math.min(now, createdAt + HOUR_MS)),
    actor: { kind: 'staff' as const, id: 'manager', name: 'Manager' },
  };
  if (state === 'submitted')
    await decideRefund('approve')(tx, manager, id, { reason: null, version });
  return paymentsOfRefund(tx, { refundId: id });
};

/** Those of all refunds of a case, with when each refund was asked for. */
export const grantedPaymentsOfCase = async (tx: Db, caseId: number, now: number) => {
  const found: { payment: PaymentRow; askedAt: number }[] = [];
  for (const { id, createdAt } of await loadCaseRefunds(tx, caseId))
    for (const payment of await grantedPayments(tx, id, now))
      found.push({ payment, askedAt: createdAt });
  return found;
};
