/** Stores the rows of a draft. */
import { eq } from 'drizzle-orm';
import type { BatchSummary } from '#contract/pricing/priceBatches/batchRows';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { priceBatchItems } from '#db/schema/pricing/priceBatches';
import { refreshStatistics } from '#db/statistics';
import { floorOf } from '../guards/rules.ts';
import type { Evaluation } from './evaluate.ts';
import { MANY_ROWS } from './steps.ts';

export const figuresOf = ({
  changing,
  flagged,
  belowFloor,
  maxChangeBps,
  minMarginBps,
  breaches,
}: BatchSummary) => ({
  itemCount: changing,
  flaggedCount: flagged,
  belowFloorCount: belowFloor,
  maxChangeBps,
  minMarginBps,
  breaches,
});

export const removeItems = prepared({ batchId: priceBatchItems.batchId }, (q, { batchId }) =>
  q.delete(priceBatchItems).where(eq(priceBatchItems.batchId, batchId)),
);

/** Stores rows that change, and rows that a person left out, so that they stay out when the draft is edited. */
export const insertItems = async (tx: Db, batchId: number, { evaluatedRows }: Evaluation) => {
  const items = evaluatedRows.flatMap(
    ({ facts, proposal: { newAmount, raisedFrom, severity, edited, flags } }) => {
      if (newAmount === null && !(edited && flags.includes('unchanged'))) return [];
      const { variantId, ownAmount, ownEndsAt: oldEndsAt, oldAmount: baseAmount, cost } = facts;
      const old = { oldAmount: ownAmount, oldEndsAt, baseAmount, cost, floor: floorOf(facts) };
      const own = { newAmount, raisedFrom, severity, edited };
      return [{ batchId, variantId, ...old, ...own, replaced: null }];
    },
  );
  await insertRows(tx, priceBatchItems, items);
  if (items.length >= MANY_ROWS)
    await refreshStatistics(tx, ['price_batch_items', 'prices', 'price_events']);
};
