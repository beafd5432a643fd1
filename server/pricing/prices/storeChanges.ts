/** Stores changes of prices: ends, removals, new prices. */
import { eq, inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { prices } from '#db/schema/pricing/prices';
import { rowsStatement } from '#db/statements';
import type { Segment, Window } from './segments.ts';
import type { TimelineChange } from './timeline.ts';

const removePrices = prepared({ ids: many(prices.id) }, (q, { ids }) =>
  q.delete(prices).where(inArray(prices.id, ids)),
);
const setEnd = prepared({ id: prices.id, endsAt: prices.endsAt }, (q, { id, endsAt }) =>
  q.update(prices).set({ endsAt }).where(eq(prices.id, id)),
);
/** Written by hand: one statement for any number of rows that are passed to it. */
const setEnds = rowsStatement(
  { id: 'integer', ends_at: 'bigint' },
  (input) => `update prices set ends_at = input.ends_at from ${input} where prices.id = input.id`,
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

/** Deletes, shortens and inserts the rows of all changes in three statements. */
export const storeChanges = async (tx: Db, changes: readonly Change[], batchId: number | null) => {
  await removePrices(tx, { ids: changes.flatMap(({ change }) => change.remove) });
  const shortened = changes.flatMap(({ change }) => change.shorten);
  const [only] = shortened;
  if (only && shortened.length === 1) await setEnd(tx, only);
  else
    await setEnds(
      tx,
      shortened.map(({ id, endsAt }) => [id, endsAt]),
    );
  await insertRows(
    tx,
    prices,
    changes.flatMap(({ write: { listId, variantId, minQuantity }, change }) =>
      change.insert.map((segment) => ({ listId, variantId, minQuantity, ...segment, batchId })),
    ),
  );
};
