/**
 * Loads what promotions that a draft does not follow took off the lines of orders: those of later stages, and the one that it
 * replaces.
 */
import { and, eq, inArray, isNotNull, or, sum } from 'drizzle-orm';
import { type Lane, LANES } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orderDiscounts } from '#db/schema/orders/orders';
import { promotions } from '#db/schema/promotions/promotions';
import type { ReplayOrder } from './orders.ts';

const takenOff = prepared(
  {
    orderIds: many(orderDiscounts.orderId),
    lanes: many(promotions.lane),
    replaced: promotions.id,
  },
  (q, { orderIds, lanes, replaced }) =>
    q
      .select({
        orderId: orderDiscounts.orderId,
        position: orderDiscounts.linePosition,
        amount: sum(orderDiscounts.amount),
      })
      .from(orderDiscounts)
      .innerJoin(promotions, eq(promotions.id, orderDiscounts.promotionId))
      .where(
        and(
          inArray(orderDiscounts.orderId, orderIds),
          isNotNull(orderDiscounts.linePosition),
          or(inArray(promotions.lane, lanes), eq(promotions.id, replaced)),
        ),
      )
      .groupBy(orderDiscounts.orderId, orderDiscounts.linePosition),
);

const laterThan = (lane: Lane): Lane[] => LANES.slice(LANES.indexOf(lane) + 1);

/** By order, then by position of the line. */
export type LaterDiscounts = ReadonlyMap<number, ReadonlyMap<number, number>>;

export const loadLaterDiscounts = async (
  db: Db,
  orders: readonly ReplayOrder[],
  { lane, replaces }: { lane: Lane; replaces: number | null },
): Promise<LaterDiscounts> => {
  const found = new Map<number, Map<number, number>>();
  const orderIds = orders.map(({ id }) => id);
  const rows = await takenOff(db, { orderIds, lanes: laterThan(lane), replaced: replaces ?? 0 });
  for (const row of rows) {
    const ofOrder = found.get(row.orderId) ?? new Map<number, number>();
    found.set(row.orderId, ofOrder.set(Number(row.position), Number(row.amount)));
  }
  return found;
};
