/** What has moved of an order beyond what came in for it. */
import type { Db } from '#db';
import { capturedFor, heldPayments, type OrderFacts, refundedByStore } from './facts.ts';

/** By what has moved here and by the store, without what a person has to get back already. */
export const overpaidOf = async (db: Db, order: OrderFacts['order']): Promise<number> => {
  const captured = (await capturedFor(db, order)).reduce((sum, { amount }) => sum + amount, 0);
  const byStore = (await refundedByStore(db, order.id)).reduce(
    (sum, { amount, shipping }) => sum + amount + shipping,
    0,
  );
  const moved = (await heldPayments(db, { orderId: order.id }))
    .filter(({ isPayout, state }) => !isPayout && state === 'succeeded')
    .reduce(
      (sum, { amount, extra }) =>
        extra.reduce((left, part) => left - (part.amount ?? 0), sum + amount),
      0,
    );
  return Math.max(0, moved + byStore - captured);
};
