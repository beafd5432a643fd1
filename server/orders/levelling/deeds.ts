/** What orders, returns and events of records count towards levels, each with when it became known. Pure. */
import type { OrderKind } from '#contract/orders/orders';
import type { Deed } from '../../members/evaluation/replay.ts';
import { dayOf } from '#shared/days';

export interface LeveledOrder {
  memberId: number;
  kind: OrderKind;
  revenue: number;
  paidAt: number;
  isHistory: boolean;
  /** When it was known here as paid, and as cancelled; null where it was not. */
  knownAt: number;
  cancelledAt: number | null;
  returns: readonly LeveledReturn[];
}
export interface LeveledReturn {
  amount: number;
  /** When it was sent, or accepted where a person decided on it. */
  knownAt: number;
}

const NOTHING = { growth: 0, netSpend: 0, orders: 0, activeDays: 0 };

/** An order that came back as a whole is no order any more; one that was cancelled leaves nothing. */
export const deedsOfOrder = (order: LeveledOrder, timeZone: string): Deed[] => {
  const { memberId, kind, revenue, paidAt, isHistory, knownAt, cancelledAt } = order;
  const day = dayOf(paidAt, timeZone);
  const counts = kind === 'sale' && revenue > 0;
  const paid: Deed = {
    ...NOTHING,
    memberId,
    day,
    happensAt: paidAt,
    knownAt,
    occasion: 'gain',
    isHistory,
    ...(counts && { netSpend: revenue, orders: 1, activeDays: 1 }),
  };
  if (!counts) return [paid];
  const deeds = [paid];
  let left = revenue;
  const takeBack = (at: number, amount: number, more: Partial<Deed> = {}) => {
    const wasOrder = left > 0;
    left -= amount;
    const takenAt = Math.max(at, knownAt);
    deeds.push({
      ...paid,
      happensAt: paidAt > takenAt ? paidAt : takenAt,
      knownAt: takenAt,
      occasion: 'refund',
      isHistory: false,
      netSpend: -amount,
      orders: wasOrder && left <= 0 ? -1 : 0,
      activeDays: 0,
      ...more,
    });
  };
  const inTime = order.returns.toSorted((one, other) => one.knownAt - other.knownAt);
  for (const { knownAt: at, amount } of inTime)
    if (cancelledAt === null || at < cancelledAt) takeBack(at, amount);
  if (cancelledAt !== null) takeBack(cancelledAt, left, { activeDays: -1 });
  return deeds;
};
