/** Writes lines, discounts (of lines and of the delivery) and statuses of orders. For an edited order all of them are deleted and inserted again. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import {
  orderDiscounts,
  orderLines,
  orders,
  orderShippingDiscounts,
  orderStatusChanges,
} from '#db/schema/orders/orders';
import { together } from '#db/together';
import type { ReachedStatuses } from './rules.ts';
import type { OrderRows } from './toRows.ts';

const deleteLines = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q.delete(orderLines).where(inArray(orderLines.orderId, orderIds)),
);
const deleteDiscounts = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q.delete(orderDiscounts).where(inArray(orderDiscounts.orderId, orderIds)),
);
const deleteShippingDiscounts = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q.delete(orderShippingDiscounts).where(inArray(orderShippingDiscounts.orderId, orderIds)),
);
export const deleteStatuses = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q.delete(orderStatusChanges).where(inArray(orderStatusChanges.orderId, orderIds)),
);

export const deleteParts = (tx: Db, orderIds: readonly number[]) =>
  together([
    deleteLines(tx, { orderIds }),
    deleteDiscounts(tx, { orderIds }),
    deleteShippingDiscounts(tx, { orderIds }),
    deleteStatuses(tx, { orderIds }),
  ]);

export const statusRows = (
  orderId: number,
  statuses: ReachedStatuses,
): (typeof orderStatusChanges.$inferInsert)[] =>
  [...statuses].map(([status, { at, clock }]) => ({ orderId, status, at, sourceUpdatedAt: clock }));

/** The discounts of an order's lines as they were sent. */
const discountRows = (orderId: number, { write }: OrderRows) =>
  write.lines.flatMap(({ discounts }, linePosition) =>
    discounts.map(
      ({
        code,
        label,
        amount,
        promotionId = null,
        revision = null,
      }): typeof orderDiscounts.$inferInsert => ({
        orderId,
        linePosition,
        code,
        label: label || code || '',
        amount,
        promotionId,
        revision,
      }),
    ),
  );

const shippingDiscountRows = (orderId: number, { write }: OrderRows) =>
  (write.shippingDiscounts ?? []).map(
    ({
      code,
      label,
      amount,
      promotionId = null,
      revision = null,
    }): typeof orderShippingDiscounts.$inferInsert => ({
      orderId,
      code,
      label: label || code || '',
      amount,
      promotionId,
      revision,
    }),
  );

export const insertParts = async (tx: Db, written: readonly { id: number; rows: OrderRows }[]) => {
  const lines: (typeof orderLines.$inferInsert)[] = [];
  const discounts: (typeof orderDiscounts.$inferInsert)[] = [];
  const statuses: (typeof orderStatusChanges.$inferInsert)[] = [];
  for (const { id, rows } of written) {
    for (const line of rows.lines) lines.push({ orderId: id, ...line });
    discounts.push(...discountRows(id, rows));
    statuses.push(...statusRows(id, rows.statuses));
  }
  await together([
    insertRows(tx, orderLines, lines),
    insertRows(tx, orderDiscounts, discounts),
    insertRows(
      tx,
      orderShippingDiscounts,
      written.flatMap(({ id, rows }) => shippingDiscountRows(id, rows)),
    ),
    insertRows(tx, orderStatusChanges, statuses),
  ]);
};
