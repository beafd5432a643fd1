/** After the redemptions: the uses of a code, its rows, and the number of counters that differ from their rows. */
import { connect } from '#db';
import { query } from '#db/statements';
import { WRONG_COUNTERS } from '#server/promotions/redemptions/verify';
import { answer } from './answer.ts';

answer<{ code: string }, { counted: number; rows: number; wrong: number }>(
  async ({ code }, url) => {
    const connection = connect(url);
    const [found] = await query<{ counted: number; rows: number }>(
      connection.db,
      `select (select used from usage_counters where counter = 'coupon/' || c.id || '/uses') as counted,
       (select count(*) from redemption_promotions r where r.coupon_id = c.id) as rows
     from coupons c where c.code = ?`,
      [code],
    );
    const wrong = await query(connection.db, WRONG_COUNTERS);
    await connection.close();
    return { counted: Number(found?.counted), rows: Number(found?.rows), wrong: wrong.length };
  },
);
