/** Rows that are kept for a time only, so that a store that runs for years stays as quick as in its first month. */
import type { Connection } from '#db';
import { statement } from '#db/statements';

const DAY_MS = 86_400_000;
/** Deleted in one transaction, so that nobody waits for long. */
const STEP = 1000;

/** Days after which a repeat of a request is a new one. */
export const IDEMPOTENCY_KEEP_DAYS = 30;
/** Days for which support can still tell a shopper why a code was refused. */
export const ATTEMPT_KEEP_DAYS = 400;

const deleteOldest = (table: string, instant: string) =>
  statement<{ id: number }>(
    `delete from ${table} where id in (select id from ${table} where ${instant} < ? order by ${instant} limit ${STEP})
     returning id`,
  );
const KEPT = [
  { days: IDEMPOTENCY_KEEP_DAYS, forget: deleteOldest('idempotency_keys', 'created_at') },
  { days: ATTEMPT_KEEP_DAYS, forget: deleteOldest('coupon_attempts', 'at') },
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
    do deleted = (await connection.transaction((tx) => forget(tx, before))).length;
    while (deleted === STEP);
  }
};
