/** Loads what returns contribute to the sums. */
import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import { groupBy } from '#shared/groupBy';
import { byTime } from './bookReturns.ts';
import type { ReturnFacts, SoldLine } from './bundle.ts';
import { toReturnedLines } from './returnedCost.ts';

const RETURN_COLUMNS = {
  id: returns.id,
  externalId: returns.externalId,
  orderId: returns.orderId,
  channel: returns.channel,
  memberId: returns.memberId,
  returnedAt: returns.returnedAt,
  countedOn: returns.countedOn,
  review: returns.review,
};
export const returnsOfOrders = prepared({ orderIds: many(orders.id) }, (q, { orderIds }) =>
  q.select(RETURN_COLUMNS).from(returns).where(inArray(returns.orderId, orderIds)),
);
export const returnsWithoutOrder = prepared({ ids: many(returns.id) }, (q, { ids }) =>
  q
    .select(RETURN_COLUMNS)
    .from(returns)
    .where(and(isNull(returns.orderId), inArray(returns.id, ids))),
);
export const linesOfReturns = prepared({ returnIds: many(returns.id) }, (q, { returnIds }) =>
  q
    .select({
      returnId: returnLines.returnId,
      sku: returnLines.sku,
      categoryId: returnLines.categoryId,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
      line: returnLines.orderPosition,
      lineId: returnLines.sentLineId,
    })
    .from(returnLines)
    .where(inArray(returnLines.returnId, returnIds))
    .orderBy(asc(returnLines.returnId), asc(returnLines.position)),
);

interface ReturnRow {
  id: number;
  externalId: string;
  orderId: number | null;
  returnedAt: number;
  countedOn: string | null;
}
/**
 * Facts of returns by id: only what counts has lines. `rows` must hold all returns of each order; `soldLines`: the lines
 * of an order, in order; `onlyTold`: no profit is taken back by goods that are of none of these lines.
 */
export const loadReturnFacts = async (
  db: Db,
  rows: readonly ReturnRow[],
  soldLines: (orderId: number) => readonly SoldLine[] | undefined,
  onlyTold = false,
): Promise<Map<number, ReturnFacts>> => {
  const facts = new Map(
    rows.map(({ id, countedOn }): [number, ReturnFacts] => [id, { countedOn, lines: [] }]),
  );
  const counted = rows.filter(({ countedOn }) => countedOn !== null).sort(byTime);
  const lines = groupBy(
    await linesOfReturns(db, { returnIds: counted.map(({ id }) => id) }),
    ({ returnId }) => returnId,
  );
  for (const [orderId, ofOrder] of groupBy(counted, (row) => row.orderId)) {
    // Returns that name no known order have nothing to do with each other.
    const groups = orderId === null ? ofOrder.map((row) => [row]) : [ofOrder];
    const sold = orderId === null ? undefined : soldLines(orderId);
    for (const group of groups)
      toReturnedLines(
        group.map(({ id, externalId }) =>
          (lines.get(id) ?? []).map((goods) => ({ ...goods, externalId })),
        ),
        sold,
        onlyTold,
      ).forEach((contributed, index) =>
        facts.get(group[index]?.id ?? 0)?.lines.push(...contributed),
      );
  }
  return facts;
};
