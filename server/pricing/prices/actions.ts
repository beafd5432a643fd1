/** Staff actions that write single prices. */
import { BASE_LIST_ID, FOREVER, type PriceInput } from '#contract/pricing/prices';
import type { Db } from '#db';
import { prices } from '#db/schema/pricing/prices';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { type Writer, writerAfter } from '../../platform/records/writer.ts';
import { loadPriceLists } from './readLists.ts';
import { loadPrices } from './read.ts';
import { lastRecordedAt, loadLog } from './readLog.ts';
import { overlaps, untilNextChange, type Window } from './segments.ts';
import { writePrices } from './write.ts';
import { activityEntry, loadVariant } from './pricedVariant.ts';
import { checkFloor } from './checkFloor.ts';
import { priceStarting } from './pricesOfVariant.ts';

/**
 * Writes one price; 409 with the row that it would overlap. A base price splits the one that it follows. `loggedAs`: the
 * id of an earlier price that this one brings back, under which the log names it.
 */
export const createPrice = async (
  tx: Db,
  sentBy: Writer,
  input: PriceInput,
  { loggedAs }: { loggedAs?: number } = {},
) => {
  const { listId, variantId, minQuantity, amount } = input;
  const lists = await loadPriceLists(tx);
  const list = lists.get(listId);
  if (!list) throw invalid({ listId: 'prices.errors.unknownList' });
  if (list.archived) throw invalid({ listId: 'priceLists.errors.archived' });
  const variant = await loadVariant(tx, variantId);
  // What is written now follows what another server wrote, whose clock may be ahead.
  const writer = writerAfter(sentBy, lastRecordedAt(await loadLog(tx, [variantId], sentBy.now)));
  const startsAt = input.startsAt ?? writer.now;
  if (startsAt < sentBy.now) throw invalid({ startsAt: 'prices.errors.startsInPast' });
  let window: Window = { startsAt, endsAt: input.endsAt ?? FOREVER };
  if (window.endsAt <= window.startsAt) throw invalid({ endsAt: 'prices.errors.endsBeforeStart' });
  await checkFloor(tx, writer, amount, variant);
  const own = (
    (await loadPrices(tx, [variantId], { endingAfter: writer.now })).get(variantId) ?? []
  ).filter((row) => row.listId === listId && row.minQuantity === minQuantity);
  const isBase = listId === BASE_LIST_ID && minQuantity === 1;
  if (isBase && input.endsAt === null) window = untilNextChange(own, startsAt);
  // A new base price may follow the one in force, one without an end, or one that lasts until the same change; these are
  // no overlaps.
  const isFollowed = (row: Window) =>
    isBase &&
    (row.startsAt <= writer.now ||
      (row.startsAt < startsAt && (row.endsAt === FOREVER || row.endsAt === window.endsAt)));
  const overlapping = own.filter((row) => overlaps(row, window) && !isFollowed(row));
  if (overlapping.length > 0) {
    throw conflict('prices.errors.overlap', {
      errors: { startsAt: 'prices.errors.overlap' },
      conflicts: overlapping.map((row) => ({
        ...row,
        endsAt: row.endsAt === FOREVER ? null : row.endsAt,
      })),
    });
  }
  await writePrices(
    tx,
    writer,
    [{ listId, variantId, minQuantity, window, wanted: [{ ...window, amount }] }],
    {
      cause: isBase ? 'catalog' : 'priceList',
    },
  );
  const [made] = await priceStarting(tx, { variantId, listId, minQuantity, startsAt });
  const id = made?.id ?? 0;
  await recordActivity(tx, {
    ...activityEntry(writer, loggedAs ?? id, variant),
    verb: 'create',
    after: { listId, variantId, minQuantity, amount, startsAt, endsAt: input.endsAt },
  });
  return getRow(tx, prices, id);
};
