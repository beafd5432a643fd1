/** Writes the rows of a scheduled price batch with set-based SQL in one transaction, without any checks. */
import { BASE_LIST_ID, FOREVER } from '#contract/pricing/prices';
import { connect } from '#db';
import { query } from '#db/statements';
import { answer } from './answer.ts';

/** Milliseconds of each round for the rows of the proposal and for the transaction that writes prices and log. */
answer<{ rounds: number; startsAt: number }, { proposed: number[]; written: number[] }>(
  async ({ rounds, startsAt }, url) => {
    const connection = connect(url);
    const proposed: number[] = [];
    const written: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const at = startsAt + round * 1000;
      const now = Date.now();
      let started = performance.now();
      const id = await connection.longTransaction(async (tx) => {
        const [batch] = await query<{ id: number }>(
          tx,
          `insert into price_batches (name, status, list_id, min_quantity, request, breaches, author_id, author_name,
           created_at, updated_at) values ('direct', 'written', 1, 1, '{}', '[]', 'x', 'x', ?, ?) returning id`,
          [now, now],
        );
        const created = batch?.id ?? 0;
        await query(
          tx,
          `insert into price_batch_items (batch_id, variant_id, old_amount, new_amount, old_ends_at, severity, edited)
         select cast(? as integer), variant_id, amount, amount * 9 / 10, ends_at, 0, 0 from prices
         where list_id = ${BASE_LIST_ID} and starts_at <= ? and ends_at > ?`,
          [created, at, at],
        );
        return created;
      });
      proposed.push(performance.now() - started);
      started = performance.now();
      await connection.longTransaction(async (tx) => {
        await query(
          tx,
          `update prices set ends_at = ? where list_id = ${BASE_LIST_ID} and starts_at < ? and ends_at > ?
           and variant_id in (select variant_id from price_batch_items where batch_id = ?)`,
          [at, at, at, id],
        );
        await query(
          tx,
          `insert into prices (list_id, variant_id, min_quantity, amount, starts_at, ends_at, batch_id)
         select ${BASE_LIST_ID}, variant_id, 1, new_amount, cast(? as bigint), ${FOREVER}, batch_id
         from price_batch_items where batch_id = ?`,
          [at, id],
        );
        await query(
          tx,
          `insert into price_events (variant_id, effective_at, recorded_at, amount, original_amount, cause, batch_id,
           actor_kind, actor_name)
         select variant_id, cast(? as bigint), cast(? as bigint), new_amount, new_amount, 'batch', batch_id, 'staff', 'x'
         from price_batch_items where batch_id = ?`,
          [at, now, id],
        );
      });
      written.push(performance.now() - started);
    }
    await connection.close();
    return { proposed, written };
  },
);
