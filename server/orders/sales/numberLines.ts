/** Numbers the lines of orders that have no numbers yet. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orderLines, orders } from '#db/schema/orders/orders';

const numberByPosition = prepared({}, (q) =>
  q
    .update(orderLines)
    .set({ number: sql`${orderLines.position} + 1` })
    .where(eq(orderLines.number, 0)),
);
const keepLast = prepared({}, (q) =>
  q
    .update(orders)
    .set({ lastLineNumber: sql`${orders.lineCount}` })
    .where(eq(orders.lastLineNumber, 0)),
);

/** As the messages counted them, from 1. */
export const numberLines = async (tx: Db) => {
  await numberByPosition(tx);
  await keepLast(tx);
};
