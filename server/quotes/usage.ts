/** How much of limits is in use: counters less what expired reservations still hold. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { statement } from '#db/statements';
import type { Used } from '../promotions/engine/types.ts';

/** Reservations that nobody paid in time, until the next redemption sweeps them up. */
const expired = statement<{ counter: string; amount: number }>(
  `select t.counter, sum(t.amount) as amount from redemptions r join redemption_takes t on t.redemption_id = r.id
   where r.status = 'reserved' and r.expires_at <= ? group by t.counter`,
);

export const usageOf = async (db: Db, names: readonly string[], now: number): Promise<Used> => {
  if (names.length === 0) return () => 0;
  const rows = await selectIn<{ counter: string; used: number }>(
    db,
    'select counter, used from usage_counters where counter in (?)',
    names,
    'text',
  );
  const used = new Map(rows.map((row) => [row.counter, Number(row.used)]));
  if (used.size > 0)
    for (const { counter, amount } of await expired(db, now)) {
      const known = used.get(counter);
      if (known !== undefined) used.set(counter, known - Number(amount));
    }
  return (counter) => used.get(counter) ?? 0;
};
