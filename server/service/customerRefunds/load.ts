/** The refunds that a customer sees on the page: those that were granted, and not those that somebody still decides on. */
import type { Db } from '#db';
import { cameBack } from '../refundPayments/rules.ts';
import { loadRefundsOf, paymentsOfRefund } from '../refunds/record.ts';
import type { ShownRefund } from './refundPart.ts';

type Granted = Awaited<ReturnType<typeof loadRefundsOf>>[number];

const SEEN: readonly string[] = ['paying', 'failed', 'succeeded'];

/** Of one that was closed, what was paid here before the shop refunded the rest itself; null where nothing was. */
const paidPart = async (db: Db, { id: refundId }: Granted): Promise<ShownRefund | null> => {
  const paid = (await paymentsOfRefund(db, { refundId })).filter(
    ({ state }) => state === 'succeeded',
  );
  const total = paid.reduce((sum, { amount, extra }) => sum + amount - cameBack(extra), 0);
  if (total === 0) return null;
  const succeededAt = Math.max(...paid.map((one) => one.succeededAt ?? one.updatedAt));
  return { total, hasFailed: false, isPart: true, succeededAt };
};

const toShown = async (db: Db, refund: Granted): Promise<ShownRefund | null> => {
  const { total, state, succeededAt } = refund;
  if (state === 'closed') return paidPart(db, refund);
  if (!SEEN.includes(state) || total === 0) return null;
  return { total, hasFailed: state === 'failed', isPart: false, succeededAt };
};

/** Of the ticket, or of the one in which it goes on, and of those that were merged into it. */
export const loadShownRefunds = async (
  db: Db,
  threadIds: readonly number[],
): Promise<ShownRefund[]> => {
  const shown: ShownRefund[] = [];
  for (const refund of await loadRefundsOf(db, threadIds)) {
    const one = await toShown(db, refund);
    if (one !== null) shown.push(one);
  }
  return shown;
};
