/** What gives the codes of a batch to members, now or later: it gives none once the batch was revoked. */
import type { BatchGiver } from '#contract/promotions/coupons';
import type { Db } from '#db';
import { query } from '#db/statements';
import type { Localized } from '#shared/localization';
import { Hook } from '#shared/hook';
import type { Condition } from '../../platform/lists/spec.ts';

/** The records of one feature that give codes of batches. */
export interface BatchGivers {
  resource: BatchGiver['resource'];
  /**
   * A select of the `id`, `names` and `batch_id` of those that can still give codes at an instant, or later: one row for
   * each record and batch, none without a batch.
   */
  at: (db: Db, now: number) => Condition;
}

/** From every domain that gives codes: by the same records a batch names what gives its codes, and needs attention. */
export const batchGivers = new Hook<BatchGivers>('batchGivers');

export const loadBatchGivers = async (
  db: Db,
  batchId: number,
  now: number,
): Promise<BatchGiver[]> => {
  const found: BatchGiver[] = [];
  for (const { resource, at } of batchGivers.parts) {
    const { sql, values } = at(db, now);
    const rows = await query<{ id: number; names: string }>(
      db,
      `select g.id, g.names from (${sql}) g where g.batch_id = ? order by g.id`,
      [...values, batchId],
    );
    for (const { id, names } of rows)
      found.push({ resource, id: Number(id), names: JSON.parse(names) as Localized });
  }
  return found;
};

/** The condition that something gives codes of a batch of the list, now or later. */
export const isGiven = (db: Db, now: number): Condition => {
  const parts = batchGivers.parts.map(({ at }) => at(db, now));
  const batches = parts.map(({ sql }) => `select g.batch_id from (${sql}) g`);
  return {
    sql: `"coupon_batches".id in (${batches.join(' union all ')})`,
    values: parts.flatMap(({ values }) => values),
  };
};
