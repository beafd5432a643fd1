/** Loads one return beside what was ordered, and what the other returns of the order gave back. */
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { ReturnDetail } from '#contract/orders/returns';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returnReasons } from '#db/schema/orders/returnReasons';
import { returnLines, returns } from '#db/schema/orders/returns';
import { withMembers } from '../../members/members/withMembers.ts';
import { findRow, getRow } from '../../platform/records/records.ts';
import { orderedLines } from './orderedLines.ts';
import { compareWithOrder } from './rules.ts';
import { COUNTED_REVIEWS } from '../sales/countedDays.ts';

const linesOf = prepared({ id: returns.id }, (q, { id }) =>
  q
    .select({
      id: returnLines.id,
      sku: returnLines.sku,
      name: returnLines.name,
      productId: returnLines.productId,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
      line: returnLines.orderPosition,
      lineId: returnLines.sentLineId,
      lineIssue: returnLines.lineIssue,
      metUnits: returnLines.metUnits,
      metAmount: returnLines.metAmount,
    })
    .from(returnLines)
    .where(eq(returnLines.returnId, id))
    .orderBy(asc(returnLines.position)),
);
const returnedByOthers = prepared({ orderId: orders.id, id: returns.id }, (q, { orderId, id }) =>
  q
    .select({
      sku: returnLines.sku,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
      line: returnLines.orderPosition,
    })
    .from(returnLines)
    .innerJoin(returns, eq(returns.id, returnLines.returnId))
    .where(
      and(
        eq(returns.orderId, orderId),
        ne(returns.id, id),
        inArray(returns.review, COUNTED_REVIEWS),
      ),
    ),
);

const NO_ORDER = { comparedWith: null, ordered: null, otherReturns: null };

/** 404 where there is no such return. */
export const showReturn = async (db: Db, id: number): Promise<ReturnDetail> => {
  const {
    contentHash: _hash,
    sourceUpdatedAt: _clock,
    refundId: _refund,
    metShipping: _met,
    ...row
  } = await getRow(db, returns, id);
  const lines = await linesOf(db, { id });
  const reason = row.reasonId === null ? null : await findRow(db, returnReasons, row.reasonId);
  const [listed] = await withMembers(db, [{ ...row, reasonCode: reason?.code ?? null }]);
  const order = row.orderId === null ? undefined : await findRow(db, orders, row.orderId);
  const bought = order ? await orderedLines(db, { orderIds: [order.id] }) : [];
  const others = order ? await returnedByOthers(db, { orderId: order.id, id }) : [];
  return {
    ...(listed as Omit<ReturnDetail, 'lines' | 'order'>),
    lines: lines.map(({ line, ...shown }) => ({
      ...shown,
      ...(order ? compareWithOrder({ sku: shown.sku, line }, bought, others) : NO_ORDER),
    })),
    order: order
      ? {
          units: order.units,
          revenue: order.revenue,
          shipping: order.shipping,
          returned: order.returned,
          countedOn: order.countedOn,
        }
      : null,
  };
};
