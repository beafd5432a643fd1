/** Stores what orders earned. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { preparedRows } from '#db/preparedRows';
import { orderEarnings } from '#db/schema/orders/earning';

type NewEarnings = typeof orderEarnings.$inferInsert;
/** A row with what is to be stored in it; new ones have no id. */
export type EarningsWrite = Omit<NewEarnings, 'id' | 'updatedAt'> & { id: number | null };

const update = preparedRows(
  {
    id: orderEarnings.id,
    awards: orderEarnings.awards,
    lines: orderEarnings.lines,
    returns: orderEarnings.returns,
    deliveredAt: orderEarnings.deliveredAt,
    revision: orderEarnings.revision,
  },
  { now: orderEarnings.updatedAt },
  (q, { rows, input }, { now }) =>
    q
      .update(orderEarnings)
      .set({
        awards: sql`${input.awards}`,
        lines: sql`${input.lines}`,
        returns: sql`${input.returns}`,
        deliveredAt: sql`${input.deliveredAt}`,
        revision: sql`${input.revision}`,
        updatedAt: sql`${now}`,
      })
      .from(rows)
      .where(eq(orderEarnings.id, input.id)),
);

export const saveEarnings = async (tx: Db, now: number, writes: readonly EarningsWrite[]) => {
  const fresh = writes.flatMap(({ id, ...row }) =>
    id === null ? [{ ...row, updatedAt: now }] : [],
  );
  await insertRows(tx, orderEarnings, fresh);
  await update(
    tx,
    writes.flatMap(({ id, awards, lines, returns, deliveredAt = null, revision = 0 }) =>
      id === null ? [] : [{ id, awards, lines, returns, deliveredAt, revision }],
    ),
    { now },
  );
};
