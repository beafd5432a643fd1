/**
 * Writes a batch's items as prices. Written by hand: each statement works on the whole set, so that a batch of a hundred
 * thousand items takes as many statements as a batch of one.
 */
import { and, eq, gt, gte, lt, ne, type SQL, sql } from 'drizzle-orm';
import { FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { kit } from '#db/kit';
import { nameOf, namesOf } from '#db/names';
import { prepared } from '#db/prepared';
import { priceBatchItems } from '#db/schema/pricing/priceBatches';
import { prices } from '#db/schema/pricing/prices';
import type { Window } from '../prices/segments.ts';
import type { BatchTarget } from './conflicts.ts';

/** The variants whose prices a batch changes. */
const ofBatch = (batchId: SQL) =>
  sql`${prices.variantId} in (select ${priceBatchItems.variantId} from ${priceBatchItems}
    where ${priceBatchItems.batchId} = ${batchId} and ${priceBatchItems.newAmount} is not null)`;

const TIMELINE = {
  listId: prices.listId,
  minQuantity: prices.minQuantity,
  batchId: priceBatchItems.batchId,
};
type Timeline = Record<keyof typeof TIMELINE, SQL>;
/** What a batch's list and quantity ask of its variants. */
const onTimeline = ({ listId, minQuantity, batchId }: Timeline, ...conditions: SQL[]) =>
  and(
    eq(prices.listId, listId),
    eq(prices.minQuantity, minQuantity),
    ...conditions,
    ofBatch(batchId),
  );

const WRITTEN = namesOf(
  prices.listId,
  prices.variantId,
  prices.minQuantity,
  prices.amount,
  prices.startsAt,
  prices.endsAt,
  prices.batchId,
);
/** The rest of a price that lasts beyond the window becomes a new row after it. */
const keepRemainder = prepared(
  { ...TIMELINE, end: prices.endsAt },
  (_, { end, ...timeline }) =>
    sql`insert into ${prices} (${WRITTEN})
      select ${prices.listId}, ${prices.variantId}, ${prices.minQuantity}, ${prices.amount}, cast(${end} as bigint),
        ${prices.endsAt}, ${prices.batchId}
      from ${prices} where ${onTimeline(timeline, lt(prices.startsAt, end), gt(prices.endsAt, end))}`,
);
const removeWithin = prepared(
  { ...TIMELINE, start: prices.startsAt, end: prices.endsAt },
  (q, { start, end, ...timeline }) =>
    q
      .delete(prices)
      .where(onTimeline(timeline, gte(prices.startsAt, start), lt(prices.startsAt, end))),
);
const endBefore = prepared({ ...TIMELINE, start: prices.startsAt }, (q, { start, ...timeline }) =>
  q
    .update(prices)
    .set({ endsAt: start })
    .where(onTimeline(timeline, lt(prices.startsAt, start), gt(prices.endsAt, start))),
);
const insertPrices = prepared(
  { ...TIMELINE, start: prices.startsAt, end: prices.endsAt },
  (_, { listId, minQuantity, batchId, start, end }) =>
    sql`insert into ${prices} (${WRITTEN})
      select cast(${listId} as integer), ${priceBatchItems.variantId}, cast(${minQuantity} as integer),
        ${priceBatchItems.newAmount}, cast(${start} as bigint), cast(${end} as bigint), ${priceBatchItems.batchId}
      from ${priceBatchItems} where ${priceBatchItems.batchId} = ${batchId} and ${priceBatchItems.newAmount} is not null
      order by ${priceBatchItems.variantId}`,
);

/**
 * Writes the prices of a batch's items and removes all other prices of the list for these variants within the window.
 */
export const writeItems = async (
  tx: Db,
  { batchId, listId, minQuantity }: BatchTarget,
  { startsAt, endsAt }: Window,
): Promise<void> => {
  const timeline = { batchId, listId, minQuantity };
  if (endsAt < FOREVER) await keepRemainder(tx, { ...timeline, end: endsAt });
  await removeWithin(tx, { ...timeline, start: startsAt, end: endsAt });
  await endBefore(tx, { ...timeline, start: startsAt });
  await insertPrices(tx, { ...timeline, start: startsAt, end: endsAt });
};

/** Another price of the same timeline and amount. */
const next = kit.alias(prices, 'next');
const sameAmount = and(
  eq(next.variantId, prices.variantId),
  eq(next.listId, prices.listId),
  eq(next.minQuantity, prices.minQuantity),
  eq(next.amount, prices.amount),
  ne(next.id, prices.id),
);
/** Extends a price that another one continues with the same amount; one of the two is of the batch. */
const prepareExtend = (own: typeof prices.batchId | typeof next.batchId) =>
  prepared(
    { batchId: priceBatchItems.batchId },
    (_, { batchId }) =>
      sql`update ${prices} set ${nameOf(prices.endsAt)} = ${next.endsAt} from ${prices} ${next}
        where ${own} = ${batchId} and ${sameAmount} and ${next.startsAt} = ${prices.endsAt} and ${ofBatch(batchId)}`,
  );
const extendBefore = prepareExtend(next.batchId);
const extendOwn = prepareExtend(prices.batchId);
/** Removes rows whose time is covered by another row. */
const removeCovered = prepared(
  { batchId: priceBatchItems.batchId },
  (_, { batchId }) =>
    sql`delete from ${prices} where ${ofBatch(batchId)} and exists (select 1 from ${prices} ${next}
      where ${sameAmount} and ${next.startsAt} < ${prices.startsAt} and ${next.endsAt} = ${prices.endsAt})`,
);

/**
 * Joins restored rows with adjacent rows of the same amount, so that there is no planned change where the amount stays
 * the same.
 */
export const joinNeighbours = async (tx: Db, batchId: number): Promise<void> => {
  await extendOwn(tx, { batchId });
  await removeCovered(tx, { batchId });
  await extendBefore(tx, { batchId });
  await removeCovered(tx, { batchId });
};
