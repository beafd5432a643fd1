/** Inserts the codes `from` to `to` of a batch with one statement. */
import { connect } from '#db';
import { query } from '#db/statements';
import { CODE_SQL } from '../promotionsCatalog.ts';
import { answer } from './answer.ts';

answer<{ batchId: number; from: number; to: number }, null>(async ({ batchId, from, to }, url) => {
  const connection = connect(url);
  await connection.transaction((tx) =>
    query(
      tx,
      `insert into coupons (code, key, batch_id)
       with recursive numbers(n) as (select cast(? as bigint) union all select n + 1 from numbers where n < ?)
       select ${CODE_SQL}, ${CODE_SQL}, cast(? as integer) from numbers`,
      [from, to, batchId],
    ),
  );
  await connection.close();
  return null;
});
