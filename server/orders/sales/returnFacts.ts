/** Loads what returns contribute to the sums. */
import { and, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import type { ReturnFacts, SoldLine } from './bundle.ts';
import { toReturnedLine } from './returnedCost.ts';

const RETURN_COLUMNS = {
  id: returns.id,
  orderId: returns.orderId,
  channel: returns.channel,
  memberId: returns.memberId,
  countedOn: returns.countedOn,
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
const linesOfReturns = prepared({ returnIds: many(returns.id) }, (q, { returnIds }) =>
  q
    .select({
      returnId: returnLines.returnId,
      sku: returnLines.sku,
      categoryId: returnLines.categoryId,
      quantity: returnLines.quantity,
      amount: returnLines.amount,
    })
    .from(returnLines)
    .where(inArray(returnLines.returnId, returnIds)),
);

/** `soldLines`: the lines of an order, in order. */
export const loadReturnFacts = async (
  db: Db,
  rows: readonly { id: number; orderId: number | null; countedOn: string | null }[],
  soldLines: (orderId: number) => readonly SoldLine[] | undefined,
): Promise<Map<number, ReturnFacts>> => {
  const orderOf = new Map(rows.map(({ id, orderId }) => [id, orderId]));
  const facts = new Map(
    rows.map(({ id, countedOn }): [number, ReturnFacts] => [id, { countedOn, lines: [] }]),
  );
  for (const { returnId, ...line } of await linesOfReturns(db, { returnIds: [...facts.keys()] })) {
    const orderId = orderOf.get(returnId) ?? null;
    const sold = orderId === null ? undefined : soldLines(orderId);
    facts.get(returnId)?.lines.push(toReturnedLine(line, sold));
  }
  return facts;
};
