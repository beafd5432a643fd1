/** Compares the returns of orders with what was ordered, and stores which of them count. */
import { eq, inArray } from 'drizzle-orm';
import type { ReturnReview } from '#contract/orders/sales';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { together } from '#db/together';
import { groupBy } from '#shared/groupBy';
import { updateRow } from '../../platform/records/records.ts';
import { returnDay } from '../sales/countedDays.ts';
import { isAllMet } from './meeting.ts';
import { meetOwnRefunds } from './meetOwnRefunds.ts';
import { type ReturnToReview, reviewReturns as judge } from './rules.ts';
import { orderedLines } from './orderedLines.ts';

const returnsOfOrders = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q
    .select({
      id: returns.id,
      externalId: returns.externalId,
      orderId: orders.id,
      returnedAt: returns.returnedAt,
      review: returns.review,
      units: returns.units,
      amount: returns.amount,
      shipping: returns.shipping,
      metShipping: returns.metShipping,
      countedOn: returns.countedOn,
      orderDay: orders.countedOn,
      orderShipping: orders.shipping,
    })
    .from(returns)
    .innerJoin(orders, eq(orders.id, returns.orderId))
    .where(inArray(returns.orderId, orderIds)),
);
type Row = Awaited<ReturnType<typeof returnsOfOrders>>[number];

const returnedLines = prepared({ returnIds: many(returns.id) }, (q, { returnIds }) =>
  q
    .select({
      returnId: returnLines.returnId,
      sku: returnLines.sku,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
      line: returnLines.orderPosition,
      lineIssue: returnLines.lineIssue,
      metUnits: returnLines.metUnits,
      metAmount: returnLines.metAmount,
    })
    .from(returnLines)
    .where(inArray(returnLines.returnId, returnIds)),
);

type Line = Awaited<ReturnType<typeof returnedLines>>[number];

const isRefunded = (row: Row, lines: readonly Line[]): boolean =>
  isAllMet(row, {
    units: lines.reduce((sum, { metUnits }) => sum + metUnits, 0),
    amount: lines.reduce((sum, { metAmount }) => sum + metAmount, 0),
    shipping: row.metShipping,
  });

const reviewsOf = async (
  tx: Db,
  rows: readonly Row[],
  newClaims: ReadonlySet<number>,
): Promise<Map<number, ReturnReview>> => {
  const orderIds = [...new Set(rows.map(({ orderId }) => orderId))];
  const [sold, returned] = await together([
    orderedLines(tx, { orderIds }),
    returnedLines(tx, { returnIds: rows.map(({ id }) => id) }),
  ]);
  const soldBy = groupBy(sold, ({ orderId }) => orderId);
  const returnedBy = groupBy(returned, ({ returnId }) => returnId);
  const reviews = new Map<number, ReturnReview>();
  for (const [orderId, ofOrder] of groupBy(rows, (row) => row.orderId)) {
    const ordered = { shipping: ofOrder[0]?.orderShipping ?? 0, lines: soldBy.get(orderId) ?? [] };
    const toReview: ReturnToReview[] = [];
    for (const row of ofOrder) {
      const lines = returnedBy.get(row.id) ?? [];
      const isNew = row.review === 'refunded' || (row.review === 'fits' && newClaims.has(row.id));
      if (isRefunded(row, lines)) reviews.set(row.id, 'refunded');
      else toReview.push({ ...row, review: isNew ? 'waiting' : row.review, lines });
    }
    for (const [id, review] of judge(ordered, toReview)) reviews.set(id, review);
  }
  return reviews;
};

/**
 * Call it after the orders, their returns or refunds were written, before their contributions are read. `newClaims`: the ids of
 * returns that are new or ask for more than before. Returns the ids of those whose review changed.
 */
export const reviewReturns = async (
  tx: Db,
  orderIds: readonly number[],
  timeZone: string,
  newClaims: readonly number[] = [],
): Promise<number[]> => {
  await meetOwnRefunds(tx, orderIds);
  const rows = await returnsOfOrders(tx, { orderIds });
  if (rows.length === 0) return [];
  const changed: number[] = [];
  const reviews = await reviewsOf(tx, rows, new Set(newClaims));
  for (const row of rows) {
    const review = reviews.get(row.id) ?? row.review;
    const { returnedAt, orderDay } = row;
    const countedOn = returnDay({ returnedAt, review }, { countedOn: orderDay }, timeZone);
    if (review !== row.review || countedOn !== row.countedOn)
      await updateRow(tx, returns, row.id, { review, countedOn });
    if (review !== row.review) changed.push(row.id);
  }
  return changed;
};
