/** Single prices that staff write one at a time. */
import { BASE_LIST_ID, FOREVER, type PriceInput } from '#contract/pricing/prices';
import { message } from '#shared/fields';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { products, variants } from '#db/schema/catalog/products';
import { prices } from '#db/schema/pricing/prices';
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

const variantById = prepared({ id: variants.id }, (q, { id }) =>
  q
    .select({
      name: products.name,
      sku: variants.sku,
      cost: variants.cost,
      minPrice: variants.minPrice,
      minMarginBps: variants.minMarginBps,
      categoryId: products.primaryCategoryId,
    })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(variants.id, id)),
);
const TIMELINE = {
  variantId: prices.variantId,
  listId: prices.listId,
  minQuantity: prices.minQuantity,
};
const priceStarting = prepared(
  { ...TIMELINE, startsAt: prices.startsAt },
  (q, { variantId, listId, minQuantity, startsAt }) =>
    q
      .select({ id: prices.id })
      .from(prices)
      .where(
        and(
          eq(prices.variantId, variantId),
          eq(prices.listId, listId),
          eq(prices.minQuantity, minQuantity),
          eq(prices.startsAt, startsAt),
        ),
      ),
);

type VariantRow = Awaited<ReturnType<typeof variantById>>[number];

/** The variant a price is for, or a refusal of the field that names it. */
const loadVariant = async (tx: Db, id: number): Promise<VariantRow> => {
  const [row] = await variantById(tx, { id });
  if (!row) throw invalid({ variantId: 'prices.errors.unknownVariant' });
  return row;
};

/** The floor of a variant, minor units; null where no guard applies. */
const loadFloor = async (tx: Db, writer: Writer, variant: VariantRow) =>
  floorOf(
    guardsOfVariant(variant, await guardsOfCategory(tx, writer.settings, variant.categoryId)),
  );

const checkFloor = async (tx: Db, writer: Writer, input: PriceInput, variant: VariantRow) => {
  const floor = await loadFloor(tx, writer, variant);
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
  const list = lists.get(listId);
  if (!list) throw invalid({ listId: 'prices.errors.unknownList' });
  if (list.archived) throw invalid({ listId: 'priceLists.errors.archived' });
  const variant = await loadVariant(tx, variantId);
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
  // The base price in force is no overlap, nor one without an end: a new base price follows it.
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
  const [made] = await priceStarting(tx, { variantId, listId, minQuantity, startsAt });
  const id = made?.id ?? 0;
  await recordActivity(tx, {
    ...activityEntry(writer, id, variant),
    verb: 'create',
    after: { listId, variantId, minQuantity, amount, startsAt, endsAt: input.endsAt },
    reason: input.belowFloorReason,
  });
  return getRow(tx, prices, id);
};

/** Ends a price: one that has not begun is deleted, one in force ends now. A variant's only base price cannot be ended. */
export const endPrice = async (tx: Db, writer: Writer, id: number) => {
  const row = await getRow(tx, prices, id);
  const { listId, variantId, minQuantity } = row;
  const window = { startsAt: Math.max(row.startsAt, writer.now), endsAt: row.endsAt };
  if (window.endsAt <= window.startsAt) throw conflict('prices.errors.over');
  const isBase = listId === BASE_LIST_ID && minQuantity === 1;
  const own = ((await loadPrices(tx, [variantId])).get(variantId) ?? []).filter(
    (other) => other.listId === listId && other.minQuantity === minQuantity && other.id !== id,
  );
  // Without this price, the base price before it continues.
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
    ...activityEntry(writer, id, await loadVariant(tx, variantId)),
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
