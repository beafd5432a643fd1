/** Generates and stores the codes of a batch in a job, some thousands in each transaction. */
import { count, eq, sql } from 'drizzle-orm';
import { codeKey } from '#contract/promotions/codes';
import type { Db } from '#db';
import { nameOf, namesOf } from '#db/names';
import { prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { couponBatches, coupons } from '#db/schema/promotions/coupons';
import type { JobRun } from '../../platform/jobs/jobRun.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { randomCodes } from './randomCodes.ts';

/** Codes per transaction, so that other writers need not wait for long. */
const STEP = 20_000;

// By hand: inserts many rows in one statement and skips existing codes.
export const insertCodes = preparedRows(
  { code: coupons.code, key: coupons.key },
  { batchId: couponBatches.id },
  (_, { rows, input }, { batchId }) =>
    sql`insert into ${coupons} (${namesOf(coupons.code, coupons.key, coupons.batchId)})
      select ${input.code}, ${input.key}, ${couponBatches.id} from ${rows} join ${couponBatches} on ${couponBatches.id} = ${batchId}
      where true on conflict (${nameOf(coupons.key)}) do nothing`,
);

const countCodes = prepared({ batchId: coupons.batchId }, (q, { batchId }) =>
  q.select({ codes: count() }).from(coupons).where(eq(coupons.batchId, batchId)),
);
const loadGenerated = async (db: Db, batchId: number) =>
  Number((await countCodes(db, { batchId }))[0]?.codes ?? 0);

/** Generates codes until the batch has its quantity or is revoked; a second run after an interruption continues. */
export const generateCodes = async (
  run: JobRun,
  batch: { id: number; prefix: string; suffix: string; length: number; quantity: number },
) => {
  const { connection } = run.application;
  let made = await loadGenerated(connection.db, batch.id);
  run.total = batch.quantity;
  while (made < batch.quantity) {
    const codes = randomCodes(Math.min(STEP, batch.quantity - made), batch);
    const reached = await connection.longTransaction(async (tx) => {
      const { revokedAt } = await getRow(tx, couponBatches, batch.id);
      if (revokedAt !== null) return null;
      await insertCodes(
        tx,
        codes.map((code) => ({ code, key: codeKey(code) })),
        { batchId: batch.id },
      );
      // Existing codes were skipped, so all codes are counted and the missing ones generated.
      const generated =
        made + codes.length < batch.quantity
          ? made + codes.length
          : await loadGenerated(tx, batch.id);
      await updateRow(tx, couponBatches, batch.id, { generated });
      return generated;
    });
    if (reached === null) return;
    made = reached;
    run.done = made;
    run.count('codes', codes.length);
    await run.pause();
  }
};
