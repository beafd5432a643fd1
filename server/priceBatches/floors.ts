/** The guards asked once more, right before prices are written: costs and limits may have moved since the draft. */
import type { Db } from '#db';
import { query } from '#db/statements';
import { type GuardsOf, guardsOfVariant } from '../prices/guards.ts';
import { floorOf } from '../prices/margins.ts';

const STEP = 4000;

interface Row {
  variant_id: number;
  new_amount: number;
  cost: number | null;
  min_price: number | null;
  min_margin_bps: number | null;
  category_id: number | null;
}

/** How many of a batch's new prices lie below their floor. */
export const countBelowFloor = async (tx: Db, batchId: number, guardsOf: GuardsOf): Promise<number> => {
  let count = 0;
  for (let last = 0; ;) {
    const rows = await query<Row>(
      tx,
      `select i.variant_id, i.new_amount, v.cost, v.min_price, v.min_margin_bps, p.primary_category_id as category_id
       from price_batch_items i join variants v on v.id = i.variant_id join products p on p.id = v.product_id
       where i.batch_id = ? and i.variant_id > ? and i.new_amount is not null order by i.variant_id limit ${STEP}`,
      [batchId, last],
    );
    for (const { new_amount, cost, min_price, min_margin_bps, category_id } of rows) {
      const floor = floorOf(
        guardsOfVariant({ cost, minPrice: min_price, minMarginBps: min_margin_bps }, guardsOf(category_id)),
      );
      if (floor !== null && new_amount < floor) count++;
    }
    if (rows.length < STEP) return count;
    last = rows.at(-1)?.variant_id ?? last;
  }
};
