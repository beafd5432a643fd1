/** Rows that are kept for a time only, so that a store that runs for years stays as quick as in its first month. */
import type { Connection } from '#db';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { asc, inArray, lt } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { idempotencyKeys } from '#db/schema/platform/idempotency';
import { couponAttempts } from '#db/schema/promotions/coupons';

const DAY_MS = 86_400_000;
/** Deleted in one transaction, so that nobody waits for long. */
const STEP = 1000;

/** Days after which a repeat of a request is a new one. */
export const IDEMPOTENCY_KEEP_DAYS = 30;
/** Days for which support can still tell a shopper why a code was refused. */
export const ATTEMPT_KEEP_DAYS = 400;

type Kept = typeof idempotencyKeys | typeof couponAttempts;

const deleteOldest = (table: Kept, instant: SQLiteColumn) =>
  prepared({ before: 'number' }, (q, { before }) => {
    const oldest = q
      .select({ id: table.id })
      .from(table)
      .where(lt(instant, before))
      .orderBy(asc(instant))
      .limit(STEP);
    return q.delete(table).where(inArray(table.id, oldest)).returning({ id: table.id });
  });
const KEPT = [
  {
    days: IDEMPOTENCY_KEEP_DAYS,
    forget: deleteOldest(idempotencyKeys, idempotencyKeys.createdAt),
  },
  { days: ATTEMPT_KEEP_DAYS, forget: deleteOldest(couponAttempts, couponAttempts.at) },
];

/** Deletes what is past its keeping time, a step at a time. */
export const forgetOutlived = async ({
  connection,
  now,
}: {
  connection: Connection;
  now: () => number;
}) => {
  for (const { days, forget } of KEPT) {
    const before = now() - days * DAY_MS;
    let deleted: number;
    do deleted = (await connection.transaction((tx) => forget(tx, { before }))).length;
    while (deleted === STEP);
  }
};
