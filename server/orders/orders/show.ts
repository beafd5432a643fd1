/** One order with its lines, discounts, statuses and returns. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { OrderDetail } from '#contract/orders/orders';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { orderDiscounts, orderLines, orders, orderStatusChanges } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { findRow, getRow } from '../../platform/records/records.ts';

const linesOf = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({
      id: orderLines.id,
      position: orderLines.position,
      sku: orderLines.sku,
      name: orderLines.name,
      productId: orderLines.productId,
      variantId: orderLines.variantId,
      categoryId: orderLines.categoryId,
      quantity: orderLines.quantity,
      unitPrice: orderLines.unitPrice,
      discount: orderLines.discount,
      paid: orderLines.paid,
    })
    .from(orderLines)
    .where(eq(orderLines.orderId, id))
    .orderBy(asc(orderLines.position)),
);
const discountsOf = prepared({ id: orders.id }, (q, { id }) =>
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
const statusesOf = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({ status: orderStatusChanges.status, at: orderStatusChanges.at })
    .from(orderStatusChanges)
    .where(eq(orderStatusChanges.orderId, id))
    .orderBy(asc(orderStatusChanges.at)),
);
const returnsOf = prepared({ id: orders.id }, (q, { id }) =>
  q
    .select({
      id: returns.id,
      externalId: returns.externalId,
      returnedAt: returns.returnedAt,
      countedOn: returns.countedOn,
      reason: returns.reason,
      amount: returns.amount,
      units: returns.units,
    })
    .from(returns)
    .where(eq(returns.orderId, id))
    .orderBy(asc(returns.returnedAt), asc(returns.id)),
);
const linesOfReturns = prepared({ returnIds: many(returns.id) }, (q, { returnIds }) =>
  q
    .select({
      id: returnLines.id,
      returnId: returnLines.returnId,
      sku: returnLines.sku,
      name: returnLines.name,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
    })
    .from(returnLines)
    .where(inArray(returnLines.returnId, returnIds))
    .orderBy(asc(returnLines.returnId), asc(returnLines.position)),
);

const memberOf = async (db: Db, memberId: number | null): Promise<OrderDetail['member']> => {
  const row = memberId === null ? undefined : await findRow(db, members, memberId);
  if (!row) return null;
  const { id, externalId, name, level, orderCount, revenue, returned, joinedAt, provisional } = row;
  return { id, externalId, name, level, orderCount, revenue, returned, joinedAt, provisional };
};

export const showOrder = async (db: Db, id: number): Promise<OrderDetail> => {
  const { contentHash: _hash, sourceUpdatedAt: _clock, ...order } = await getRow(db, orders, id);
  const lines = await linesOf(db, { id });
  const discounts = await discountsOf(db, { id });
  const positions = new Set(lines.map(({ position }) => position));
  const returned = await returnsOf(db, { id });
  const returnIds = returned.map((one) => one.id);
  const returnedLines = await linesOfReturns(db, { returnIds });
  const member = await memberOf(db, order.memberId);
  return {
    ...order,
    memberName: member?.name ?? null,
    memberExternalId: member?.externalId ?? null,
    lines: lines.map((line) => ({
      ...line,
      discounts: discounts.filter(({ linePosition }) => linePosition === line.position),
    })),
    discounts: discounts.filter(
      ({ linePosition }) => linePosition === null || !positions.has(linePosition),
    ),
    statuses: await statusesOf(db, { id }),
    returns: returned.map((one) => ({
      ...one,
      lines: returnedLines.filter(({ returnId }) => returnId === one.id),
    })),
    member,
  };
};
