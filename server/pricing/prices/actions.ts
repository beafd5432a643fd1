/** Single prices that staff write by hand. */
import { BASE_LIST_ID, FOREVER, type PriceInput } from '#contract/pricing/prices';
import { message } from '#shared/fields';
import type { Db } from '#db';
import { prices } from '#db/schema/pricing/prices';
import { query } from '#db/statements';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, HttpError, invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { floorOf } from '../guards/rules.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { shownAmount } from '#shared/localization';
import { guardsOfCategory } from '../guards/load.ts';
import { guardsOfVariant } from '../guards/rules.ts';
import { loadPriceLists, loadPrices } from './read.ts';
import { overlaps, untilNextChange, type Window } from './timeline.ts';
import { writePrices } from './write.ts';

interface VariantRow {
  name: string;
  sku: string | null;
  cost: number | null;
  min_price: number | null;
  min_margin_bps: number | null;
  category_id: number | null;
}

const variantOf = async (tx: Db, id: number): Promise<VariantRow> => {
  const [row] = await query<VariantRow>(
    tx,
    `select p.name, v.sku, v.cost, v.min_price, v.min_margin_bps, p.primary_category_id as category_id
     from variants v join products p on p.id = v.product_id where v.id = ?`,
    [id],
  );
  if (!row) throw invalid({ variantId: 'prices.errors.unknownVariant' });
  return row;
};

/** The floor of a variant, minor units; null where no guard applies. */
const floorOfVariant = async (tx: Db, writer: Writer, row: VariantRow) => {
  const guards = await guardsOfCategory(tx, writer.settings, row.category_id);
  return floorOf(
    guardsOfVariant(
      { cost: row.cost, minPrice: row.min_price, minMarginBps: row.min_margin_bps },
      guards,
    ),
  );
};

const checkFloor = async (tx: Db, writer: Writer, input: PriceInput, variant: VariantRow) => {
  const floor = await floorOfVariant(tx, writer, variant);
  if (floor !== null && input.amount < floor && input.belowFloorReason === null) {
    throw new HttpError(422, 'ra.message.invalid_form', {
      errors: {
        amount: message('prices.errors.belowFloor', {
          floor: shownAmount(floor, writer.settings.currency),
        }),
      },
      floor,
    });
  }
};

const activityEntry = (writer: Writer, id: number, { name, sku }: VariantRow) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'prices',
  recordId: id,
  recordName: sku ? `${name} (${sku})` : name,
});

/** Writes one price; 409 with the row it would overlap. A base price splits the one it follows. */
export const createPrice = async (tx: Db, writer: Writer, input: PriceInput) => {
  const { listId, variantId, minQuantity, amount } = input;
  const lists = await loadPriceLists(tx);
  if (!lists.has(listId)) throw invalid({ listId: 'prices.errors.unknownList' });
  const [list] = await query<{ archived_at: number | null }>(
    tx,
    'select archived_at from price_lists where id = ?',
    [listId],
  );
  if (list && list.archived_at !== null) throw invalid({ listId: 'priceLists.errors.archived' });
  const variant = await variantOf(tx, variantId);
  const startsAt = input.startsAt ?? writer.now;
  if (startsAt < writer.now) throw invalid({ startsAt: 'prices.errors.startsInPast' });
  let window: Window = { startsAt, endsAt: input.endsAt ?? FOREVER };
  if (window.endsAt <= window.startsAt) throw invalid({ endsAt: 'prices.errors.endsBeforeStart' });
  await checkFloor(tx, writer, input, variant);
  const own = (
    (await loadPrices(tx, [variantId], { endingAfter: writer.now })).get(variantId) ?? []
  ).filter((row) => row.listId === listId && row.minQuantity === minQuantity);
  const isBase = listId === BASE_LIST_ID && minQuantity === 1;
  if (isBase && input.endsAt === null) window = untilNextChange(own, startsAt);
  // The base price in force is not in the way, nor one that lasts until further notice: a new one follows it.
  const isFollowed = (row: Window) =>
    isBase && (row.startsAt <= writer.now || (row.startsAt < startsAt && row.endsAt === FOREVER));
  const inTheWay = own.filter((row) => overlaps(row, window) && !isFollowed(row));
  if (inTheWay.length > 0) {
    throw conflict('prices.errors.overlap', {
      errors: { startsAt: 'prices.errors.overlap' },
      conflicts: inTheWay.map((row) => ({
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
  const [made] = await query<{ id: number }>(
    tx,
    'select id from prices where variant_id = ? and list_id = ? and min_quantity = ? and starts_at = ?',
    [variantId, listId, minQuantity, startsAt],
  );
  const id = made?.id ?? 0;
  await recordActivity(tx, {
    ...activityEntry(writer, id, variant),
    verb: 'create',
    after: { listId, variantId, minQuantity, amount, startsAt, endsAt: input.endsAt },
    reason: input.belowFloorReason,
  });
  return getRow(tx, prices, id);
};

/** Takes a price back: one to come is gone, one in force ends now. The base price itself cannot be taken away. */
export const endPrice = async (tx: Db, writer: Writer, id: number) => {
  const row = await getRow(tx, prices, id);
  const { listId, variantId, minQuantity } = row;
  const window = { startsAt: Math.max(row.startsAt, writer.now), endsAt: row.endsAt };
  if (window.endsAt <= window.startsAt) throw conflict('prices.errors.over');
  const isBase = listId === BASE_LIST_ID && minQuantity === 1;
  const own = ((await loadPrices(tx, [variantId])).get(variantId) ?? []).filter(
    (other) => other.listId === listId && other.minQuantity === minQuantity && other.id !== id,
  );
  // Without it the base price before goes on.
  const before = own
    .filter(({ endsAt }) => endsAt <= row.startsAt)
    .sort((a, b) => b.endsAt - a.endsAt)[0];
  if (isBase && (!before || row.startsAt <= writer.now)) throw conflict('prices.errors.baseNeeded');
  const wanted = isBase && before ? [{ ...window, amount: before.amount }] : [];
  const cause = { cause: isBase ? ('catalog' as const) : ('priceList' as const) };
  await writePrices(tx, writer, [{ listId, variantId, minQuantity, window, wanted }], cause, {
    join: true,
  });
  await recordActivity(tx, {
    ...activityEntry(writer, id, await variantOf(tx, variantId)),
    verb: 'delete',
    before: {
      listId,
      variantId,
      minQuantity,
      amount: row.amount,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
    },
  });
  return row;
};
