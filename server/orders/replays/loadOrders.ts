/** Loads what members bought in a period, and when it became known. */
import { and, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { loadPaidOrders, type PaidOrder } from '../earning/loadOrders.ts';
import type { Add, Happened, Period } from './past.ts';

const ordersOf = prepared(
  {
    memberIds: many(orders.memberId),
    kind: orders.kind,
    from: orders.paidAt,
    until: orders.paidAt,
  },
  (q, { memberIds, kind, from, until }) =>
    q
      .select({ id: orders.id })
      .from(orders)
      .where(
        and(
          inArray(orders.memberId, memberIds),
          eq(orders.kind, kind),
          gte(orders.paidAt, from),
          lt(orders.paidAt, until),
        ),
      ),
);
/** An order that earned is known from then on; of others, which come from a file, the instants are their own. */
const fromOrder = (order: PaidOrder, untilAt: number): Happened[] => {
  const { paidAt, cancelledAt, earnings, memberId, refunds } = order;
  const earned = earnings.find((row) => row.memberId === memberId && row.state === 'earned');
  const knownAt = Math.max(paidAt, earned?.recordedAt ?? paidAt);
  const known = (at: number) => ({ at, knownAt: Math.max(at, knownAt) });
  const all: Happened[] = [
    { kind: 'order', at: paidAt, knownAt, order },
    ...refunds.map(({ returnedAt }, index): Happened => ({
      kind: 'return',
      ...known(returnedAt),
      order,
      index,
    })),
    ...(cancelledAt === null
      ? []
      : [{ kind: 'cancellation' as const, ...known(cancelledAt), order }]),
  ];
  return all.filter(({ at }) => at < untilAt);
};

export const addOrdersOf = async (
  db: Db,
  memberIds: readonly number[],
  { fromAt: from, untilAt: until }: Period,
  add: Add,
) => {
  const rows = await ordersOf(db, { memberIds, kind: 'sale', from, until });
  const paid = await loadPaidOrders(
    db,
    rows.map(({ id }) => id),
  );
  for (const order of paid)
    for (const one of fromOrder(order, until)) add(order.memberId ?? 0, one);
};
