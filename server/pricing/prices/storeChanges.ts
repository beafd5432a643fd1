/** Stores changes of prices: ends, removals, new prices. */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { preparedRows } from '#db/preparedRows';
import { prices } from '#db/schema/pricing/prices';
import { together } from '#db/together';
import type { Segment, Window } from './segments.ts';
import type { TimelineChange } from './timeline.ts';

const removePrices = prepared({ ids: many(prices.id) }, (q, { ids }) =>
  q.delete(prices).where(inArray(prices.id, ids)),
);
const setEnd = prepared({ id: prices.id, endsAt: prices.endsAt }, (q, { id, endsAt }) =>
  q.update(prices).set({ endsAt }).where(eq(prices.id, id)),
);
const setEnds = preparedRows({ id: prices.id, endsAt: prices.endsAt }, {}, (q, { rows, input }) =>
  q.update(prices).set({ endsAt: input.endsAt }).from(rows).where(eq(prices.id, input.id)),
);

export interface PriceWrite {
  listId: number;
  variantId: number;
  minQuantity: number;
  /** The window in which the prices become exactly `wanted`; an empty list leaves a gap. */
  window: Window;
  wanted: readonly Segment[];
}

interface Change {
  write: PriceWrite;
  change: TimelineChange;
}

/** Deletes, shortens and inserts the rows of all changes in three statements, in this order. */
export const storeChanges = async (tx: Db, changes: readonly Change[], batchId: number | null) => {
  const shortened = changes.flatMap(({ change }) => change.shorten);
  const [only] = shortened;
  await together([
    removePrices(tx, { ids: changes.flatMap(({ change }) => change.remove) }),
    only && shortened.length === 1 ? setEnd(tx, only) : setEnds(tx, shortened),
    insertRows(
      tx,
      prices,
      changes.flatMap(({ write: { listId, variantId, minQuantity }, change }) =>
        change.insert.map((segment) => ({ listId, variantId, minQuantity, ...segment, batchId })),
      ),
    ),
  ]);
};
