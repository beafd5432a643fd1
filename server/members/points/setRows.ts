/** Updates what is kept of lots and accounts, many rows in one statement. */
import { eq, sql } from 'drizzle-orm';
import { preparedRows } from '#db/preparedRows';
import { pointAccounts, pointLots } from '#db/schema/members/points';

export const setLots = preparedRows(
  { id: pointLots.id, remaining: pointLots.remaining, availableAt: pointLots.availableAt },
  {},
  (q, { rows, input, amongKeys }) =>
    q
      .update(pointLots)
      .set({ remaining: input.remaining, availableAt: input.availableAt })
      .from(rows)
      .where(sql`${eq(pointLots.id, input.id)} and ${amongKeys(pointLots.id) ?? sql`1 = 1`}`),
);
export const setAccounts = preparedRows(
  {
    memberId: pointAccounts.memberId,
    lastNumber: pointAccounts.lastNumber,
    arrears: pointAccounts.arrears,
    writtenAt: pointAccounts.writtenAt,
  },
  {},
  (q, { rows, input, amongKeys }) =>
    q
      .update(pointAccounts)
      .set({
        lastNumber: input.lastNumber,
        arrears: input.arrears,
        writtenAt: input.writtenAt,
        version: sql`${pointAccounts.version} + 1`,
      })
      .from(rows)
      .where(
        sql`${eq(pointAccounts.memberId, input.memberId)} and ${amongKeys(pointAccounts.memberId) ?? sql`1 = 1`}`,
      ),
);
