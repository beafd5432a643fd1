/** Archives a price list, which ends its prices. */
import { and, asc, eq, gt, gte, lt } from 'drizzle-orm';
import { BASE_LIST_ID } from '#contract/pricing/prices';
import { prepared } from '#db/prepared';
import { priceLists, prices } from '#db/schema/pricing/prices';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { conflict } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import { logShownPrices } from '../prices/log.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { activityEntry } from './actions.ts';

const variantsPriced = prepared(
  { listId: prices.listId, after: prices.endsAt },
  (q, { listId, after }) =>
    q
      .selectDistinct({ variantId: prices.variantId })
      .from(prices)
      .where(and(eq(prices.listId, listId), gt(prices.endsAt, after)))
      .orderBy(asc(prices.variantId)),
);
const endPrices = prepared({ listId: prices.listId, now: prices.endsAt }, (q, { listId, now }) =>
  q
    .update(prices)
    .set({ endsAt: now })
    .where(and(eq(prices.listId, listId), lt(prices.startsAt, now), gt(prices.endsAt, now))),
);
const removePlanned = prepared(
  { listId: prices.listId, now: prices.startsAt },
  (q, { listId, now }) =>
    q.delete(prices).where(and(eq(prices.listId, listId), gte(prices.startsAt, now))),
);
/** Number of variants logged in one step. */
const STEP = 500;

/** Ends every price of the list now and removes planned ones; past prices are kept. */
export const archivePriceList = async (context: Context, id: number) => {
  const writer = await writerOf(context);
  await context.longTransaction(async (tx) => {
    const list = await getRow(tx, priceLists, id);
    if (id === BASE_LIST_ID) throw conflict('priceLists.errors.base');
    if (list.archivedAt !== null) throw conflict('priceLists.errors.archived');
    const variantIds = (await variantsPriced(tx, { listId: id, after: writer.now })).map(
      ({ variantId }) => variantId,
    );
    await removePlanned(tx, { listId: id, now: writer.now });
    await endPrices(tx, { listId: id, now: writer.now });
    for (let index = 0; index < variantIds.length; index += STEP)
      await logShownPrices(tx, writer, variantIds.slice(index, index + STEP), {
        cause: 'priceList',
      });
    await updateRow(tx, priceLists, id, {
      archivedAt: writer.now,
      updatedAt: writer.now,
      version: list.version + 1,
    });
    await recordActivity(tx, {
      ...activityEntry(writer, list),
      verb: 'archive',
      after: { prices: variantIds.length },
    });
  });
  return getRow(context.db, priceLists, id);
};
