/** What gives the codes of a batch to members, now or later: it gives none once the batch was revoked. */
import type { BatchGiver } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { Hook } from '#shared/hook';

/** The records of every domain that can still give codes of a batch at an instant, or later. */
export const batchGivers = new Hook<
  (db: Db, batchId: number, now: number) => Promise<BatchGiver[]>
>('batchGivers');

export const loadBatchGivers = async (
  db: Db,
  batchId: number,
  now: number,
): Promise<BatchGiver[]> => {
  const found: BatchGiver[] = [];
  for (const load of batchGivers.parts) found.push(...(await load(db, batchId, now)));
  return found;
};
