/** Notes that points were cleared, once the ledger has recorded it. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { pointResets } from '#db/schema/members/pointResets';

const close = prepared(
  { ids: many(pointResets.id), state: pointResets.state, now: pointResets.endedAt },
  (q, { ids, state, now }) =>
    q.update(pointResets).set({ state, endedAt: now }).where(inArray(pointResets.id, ids)),
);
export const closeResets = async (tx: Db, now: number, ids: readonly number[]): Promise<void> => {
  if (ids.length > 0) await close(tx, { ids, state: 'cleared', now });
};
