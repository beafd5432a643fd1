/**
 * Loads how much of limits is in use: the counters minus the usage of expired reservations. By hand: one statement in
 * the path of every quote.
 */
import type { Db } from '#db';
import { among, query } from '#db/statements';
import type { UsageLookup } from '../engine/types.ts';

/** Reservations that were not paid in time no longer count, even before the next redemption releases them. */
const EXPIRED = `select t.counter, -sum(t.amount) as used from redemptions r
  join redemption_takes t on t.redemption_id = r.id
  where r.status = 'reserved' and r.expires_at <= ? group by t.counter`;

export const loadUsage = async (
  db: Db,
  names: readonly string[],
  now: number,
): Promise<UsageLookup> => {
  if (names.length === 0) return () => 0;
  const { sql, values } = among(db, names, 'text');
  const rows = await query<{ counter: string; used: number }>(
    db,
    `select counter, used from usage_counters where counter ${sql} union all ${EXPIRED}`,
    [...values, now],
  );
  const used = new Map<string, number>();
  for (const row of rows) used.set(row.counter, (used.get(row.counter) ?? 0) + Number(row.used));
  return (counter) => used.get(counter) ?? 0;
};
