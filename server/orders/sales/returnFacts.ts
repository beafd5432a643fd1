/** Loads what returns contribute to the sums. */
import { and, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { returnLines, returns } from '#db/schema/orders/returns';
import type { ReturnFacts } from './bundle.ts';

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
      categoryId: returnLines.categoryId,
      amount: returnLines.amount,
    })
    .from(returnLines)
    .where(inArray(returnLines.returnId, returnIds)),
);

export const loadReturnFacts = async (
  db: Db,
  rows: readonly { id: number; countedOn: string | null }[],
): Promise<Map<number, ReturnFacts>> => {
  const facts = new Map(
    rows.map(({ id, countedOn }): [number, ReturnFacts] => [id, { countedOn, lines: [] }]),
  );
  for (const { returnId, categoryId, amount } of await linesOfReturns(db, {
    returnIds: [...facts.keys()],
  }))
    facts.get(returnId)?.lines.push({ categoryId, amount });
  return facts;
};
