/** Loads lines, discounts, statuses and member of an order. */
import { asc, eq } from 'drizzle-orm';
import type { OrderDetail } from '#contract/orders/orders';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import {
  orderDiscounts,
  orderLines,
  orders,
  orderShippingDiscounts,
  orderStatusChanges,
} from '#db/schema/orders/orders';
import { idsOfLines } from '../lines/rules.ts';
import { openLevels } from '../../members/levels/load.ts';
import { findRow } from '../../platform/records/records.ts';

const linesById = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({
      id: orderLines.id,
      position: orderLines.position,
      lineId: orderLines.lineId,
      number: orderLines.number,
      sku: orderLines.sku,
      name: orderLines.name,
      productId: orderLines.productId,
      variantId: orderLines.variantId,
      categoryId: orderLines.categoryId,
      quantity: orderLines.quantity,
      unitPrice: orderLines.unitPrice,
      discount: orderLines.discount,
      paid: orderLines.paid,
      cost: orderLines.cost,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, id))
    .orderBy(asc(orderLines.position)),
);
/** The lines of an order in order, with the id by which returns name them. */
export const linesOf = async (db: Db, { id }: { id: number }) => {
  const lines = await linesById(db, { id });
  const ids = idsOfLines(lines);
  return lines.map(({ lineId: _own, ...line }, index) => ({
    ...line,
    lineId: ids[index] ?? '',
  }));
};
/** The lines by what parcels name them, in order. */
export const loadSentFrom = async (db: Db, { id }: { id: number }) =>
  (await linesById(db, { id })).map(({ lineId, number, sku, quantity }) => ({
    lineId,
    number,
    sku,
    quantity,
  }));
export const discountsOf = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({
      id: orderDiscounts.id,
      linePosition: orderDiscounts.linePosition,
      code: orderDiscounts.code,
      label: orderDiscounts.label,
      amount: orderDiscounts.amount,
      promotionId: orderDiscounts.promotionId,
      revision: orderDiscounts.revision,
    })
    .from(orderDiscounts)
    .where(eq(orderDiscounts.orderId, id))
    .orderBy(asc(orderDiscounts.id)),
);
export const shippingDiscountsOf = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({
      id: orderShippingDiscounts.id,
      code: orderShippingDiscounts.code,
      label: orderShippingDiscounts.label,
      amount: orderShippingDiscounts.amount,
      promotionId: orderShippingDiscounts.promotionId,
      revision: orderShippingDiscounts.revision,
    })
    .from(orderShippingDiscounts)
    .where(eq(orderShippingDiscounts.orderId, id))
    .orderBy(asc(orderShippingDiscounts.id)),
);
export const statusesOf = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({ status: orderStatusChanges.status, at: orderStatusChanges.at })
    .from(orderStatusChanges)
    .where(eq(orderStatusChanges.orderId, id))
    .orderBy(asc(orderStatusChanges.at)),
);

export const memberOf = async (
  db: Db,
  memberId: number | null,
  now: number,
): Promise<OrderDetail['member']> => {
  const row = memberId === null ? undefined : await findRow(db, members, memberId);
  if (!row) return null;
  const { level } = (await openLevels(db, [row.id]))(row.id, now);
  const { id, externalId, name, orderCount, revenue, returned, joinedAt, provisional } = row;
  return { id, externalId, name, level, orderCount, revenue, returned, joinedAt, provisional };
};
