/** Ends a single price, or deletes one that has not begun. */
import { and, eq, max } from 'drizzle-orm';
import { BASE_LIST_ID, FOREVER } from '#contract/pricing/prices';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { activities } from '#db/schema/platform/activities';
import { prices } from '#db/schema/pricing/prices';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { type Writer, writerAfter } from '../../platform/records/writer.ts';
import { checkFloor } from './checkFloor.ts';
import { loadPrices } from './read.ts';
import { writePrices } from './write.ts';
import { activityEntry, loadVariant } from './pricedVariant.ts';

const activitiesOf = prepared({ recordId: activities.recordId }, (q, { recordId }) =>
  q
    .select({ at: max(activities.at) })
    .from(activities)
    .where(and(eq(activities.resource, 'prices'), eq(activities.recordId, recordId))),
);
/** When somebody last added or ended the price. */
const lastChangeOf = async (tx: Db, id: number) =>
  (await activitiesOf(tx, { recordId: String(id) }))[0]?.at;

interface Ending {
  /** Whether a base price in force may give way to the one before it, as when it is undone. */
  mayBeInForce?: boolean;
}

/**
 * Ends a price: one that has not begun is deleted, one in force ends now. The only base price of a variant cannot be
 * ended.
 */
export const endPrice = async (
  tx: Db,
  sentBy: Writer,
  id: number,
  { mayBeInForce = false }: Ending = {},
) => {
  const row = await getRow(tx, prices, id);
  const writer = writerAfter(sentBy, await lastChangeOf(tx, id));
  const { listId, variantId, minQuantity } = row;
  const window = { startsAt: Math.max(row.startsAt, writer.now), endsAt: row.endsAt };
  if (window.endsAt <= window.startsAt) throw conflict('prices.errors.over');
  const isBase = listId === BASE_LIST_ID && minQuantity === 1;
  const own = ((await loadPrices(tx, [variantId])).get(variantId) ?? []).filter(
    (other) => other.listId === listId && other.minQuantity === minQuantity && other.id !== id,
  );
  // Without this price, the previous base price continues.
  const before = own
    .filter(({ endsAt }) => endsAt <= row.startsAt)
    .sort((a, b) => b.endsAt - a.endsAt)[0];
  const isInForce = row.startsAt <= writer.now;
  if (isBase && (!before || (isInForce && !mayBeInForce)))
    throw conflict('prices.errors.baseNeeded');
  if (before && isInForce && mayBeInForce)
    await checkFloor(tx, writer, before.amount, await loadVariant(tx, variantId));
  const wanted = isBase && before ? [{ ...window, amount: before.amount }] : [];
  const cause = { cause: isBase ? ('catalog' as const) : ('priceList' as const) };
  await writePrices(tx, writer, [{ listId, variantId, minQuantity, window, wanted }], cause, {
    join: true,
  });
  await recordActivity(tx, {
    ...activityEntry(writer, id, await loadVariant(tx, variantId)),
    verb: 'delete',
    before: {
      listId,
      variantId,
      minQuantity,
      amount: row.amount,
      startsAt: row.startsAt,
      endsAt: row.endsAt === FOREVER ? null : row.endsAt,
    },
  });
  return row;
};
