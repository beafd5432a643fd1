/** Finds prices that someone else changed after the batch wrote them. */
import { and, eq, exists, gte, isNotNull, lte, not, type SQL } from 'drizzle-orm';
import type { Db } from '#db';
import type { Builder } from '#db/compile';
import { prepared } from '#db/prepared';
import { priceBatchItems } from '#db/schema/pricing/priceBatches';
import { prices } from '#db/schema/pricing/prices';
import type { Window } from '../prices/segments.ts';
import type { BatchRecord } from './record.ts';

const isAsWritten = (q: Builder, listId: SQL, minQuantity: SQL, startsAt: SQL, endsAt: SQL) =>
  exists(
    q
      .select({ id: prices.id })
      .from(prices)
      .where(
        and(
          eq(prices.variantId, priceBatchItems.variantId),
          eq(prices.listId, listId),
          eq(prices.minQuantity, minQuantity),
          eq(prices.amount, priceBatchItems.newAmount),
          lte(prices.startsAt, startsAt),
          gte(prices.endsAt, endsAt),
        ),
      ),
  );
const changedItems = prepared(
  {
    batchId: priceBatchItems.batchId,
    listId: prices.listId,
    minQuantity: prices.minQuantity,
    startsAt: prices.startsAt,
    endsAt: prices.endsAt,
  },
  (q, { batchId, listId, minQuantity, startsAt, endsAt }) =>
    q
      .select({ variantId: priceBatchItems.variantId })
      .from(priceBatchItems)
      .where(
        and(
          eq(priceBatchItems.batchId, batchId),
          isNotNull(priceBatchItems.newAmount),
          not(isAsWritten(q, listId, minQuantity, startsAt, endsAt)),
        ),
      ),
);

/** Variants whose prices within the window are no longer those of the batch. */
export const findChangedPrices = (
  tx: Db,
  { id, listId, minQuantity }: BatchRecord,
  { startsAt, endsAt }: Window,
) => changedItems(tx, { batchId: id, listId, minQuantity, startsAt, endsAt });
