/** What staff do with competitor offers: keep them, observe their prices, look at what moved. */
import { and, desc, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { ObservationInput, OfferInput } from '#contract/pricing/competitors';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { competitorOffers, competitorPrices } from '#db/schema/pricing/competitors';
import { variants } from '#db/schema/catalog/products';
import { recordActivity, recordEdit } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import {
  checkVersion,
  deleteRow,
  findRow,
  getRow,
  updateRow,
} from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { addObservations, observationError } from './observe.ts';

const anyPrice = prepared({ offerId: competitorPrices.offerId }, (q, { offerId }) =>
  q
    .select({ id: competitorPrices.id })
    .from(competitorPrices)
    .where(eq(competitorPrices.offerId, offerId))
    .limit(1),
);
const sameInstant = prepared(
  { offerId: competitorPrices.offerId, observedAt: competitorPrices.observedAt },
  (q, { offerId, observedAt }) =>
    q
      .select({ id: competitorPrices.id })
      .from(competitorPrices)
      .where(
        and(eq(competitorPrices.offerId, offerId), eq(competitorPrices.observedAt, observedAt)),
      ),
);

const activityEntry = (writer: Writer, { id, seller }: { id: number; seller: string }) => ({
  actor: writer.actor,
  at: writer.now,
  resource: 'competitorOffers',
  recordId: id,
  recordName: seller,
});

export const createOffer = async (tx: Db, writer: Writer, input: OfferInput) => {
  if (!(await findRow(tx, variants, input.variantId)))
    throw invalid({ variantId: 'prices.errors.unknownVariant' });
  const row = { ...input, createdAt: writer.now, updatedAt: writer.now };
  const [id = 0] = await insertRows(tx, competitorOffers, [row], { returning: true });
  await recordActivity(tx, {
    ...activityEntry(writer, { id, seller: input.seller }),
    verb: 'create',
    after: { ...input },
  });
  return getRow(tx, competitorOffers, id);
};

export const editOffer = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...input }: OfferInput & { version?: number },
) => {
  const before = await getRow(tx, competitorOffers, id);
  checkVersion(before, version);
  // Its history belongs to the variant it was seen for.
  if (before.variantId !== input.variantId) throw conflict('competitors.errors.otherVariant');
  await updateRow(tx, competitorOffers, id, {
    ...input,
    updatedAt: writer.now,
    version: before.version + 1,
  });
  await recordEdit(tx, {
    ...activityEntry(writer, { id, seller: input.seller }),
    before: { ...before },
    after: { ...input },
  });
  return getRow(tx, competitorOffers, id);
};

/** Deletes an offer nobody ever saw a price of; others are archived. */
export const deleteOffer = async (tx: Db, writer: Writer, id: number) => {
  const offer = await getRow(tx, competitorOffers, id);
  if ((await anyPrice(tx, { offerId: id })).length > 0)
    throw conflict('competitors.errors.observed');
  await deleteRow(tx, competitorOffers, id);
  await recordActivity(tx, { ...activityEntry(writer, offer), verb: 'delete' });
  return offer;
};

/** Takes an offer out of every comparison, or back in; its observations stay. */
export const archiveOffer = async (tx: Db, writer: Writer, id: number, archived: boolean) => {
  const offer = await getRow(tx, competitorOffers, id);
  if ((offer.archivedAt !== null) === archived) return offer;
  const archivedAt = archived ? writer.now : null;
  await updateRow(tx, competitorOffers, id, {
    archivedAt,
    updatedAt: writer.now,
    version: offer.version + 1,
  });
  await recordActivity(tx, {
    ...activityEntry(writer, offer),
    verb: archived ? 'archive' : 'restore',
  });
  return getRow(tx, competitorOffers, id);
};

export const observeOffer = async (
  tx: Db,
  writer: Writer,
  id: number,
  { observedAt, ...seen }: z.output<typeof ObservationInput>,
) => {
  const offer = await getRow(tx, competitorOffers, id);
  const wrong = observationError({ observedAt }, writer);
  if (wrong) throw invalid(wrong);
  const at = observedAt ?? writer.now;
  if ((await sameInstant(tx, { offerId: id, observedAt: at })).length > 0)
    throw invalid({ observedAt: 'competitors.errors.otherPrice' });
  await addObservations(tx, new Map([[id, offer]]), [{ offerId: id, ...seen, observedAt: at }], {
    source: 'staff',
    now: writer.now,
  });
  await recordActivity(tx, {
    ...activityEntry(writer, offer),
    verb: 'observe',
    after: { ...seen, observedAt: at },
  });
  return getRow(tx, competitorOffers, id);
};

/** Somebody has looked at the last movement, or has not after all: an earlier look says nothing of it. */
export const lookAtOffer = async (tx: Db, writer: Writer, id: number, seen: boolean) => {
  const offer = await getRow(tx, competitorOffers, id);
  await updateRow(tx, competitorOffers, id, {
    seenAt: seen ? offer.movedAt : null,
    updatedAt: writer.now,
  });
  await recordActivity(tx, { ...activityEntry(writer, offer), verb: seen ? 'seen' : 'unseen' });
  return getRow(tx, competitorOffers, id);
};

/** Observations of an offer told at once, the latest first. */
const TOLD = 500;
const latestPrices = prepared({ offerId: competitorPrices.offerId }, (q, { offerId }) =>
  q
    .select({
      id: competitorPrices.id,
      amount: competitorPrices.amount,
      shipping: competitorPrices.shipping,
      inStock: competitorPrices.inStock,
      observedAt: competitorPrices.observedAt,
      source: competitorPrices.source,
    })
    .from(competitorPrices)
    .where(eq(competitorPrices.offerId, offerId))
    .orderBy(desc(competitorPrices.observedAt))
    .limit(TOLD),
);
export const pricesOf = async (db: Db, id: number) => {
  await getRow(db, competitorOffers, id);
  return latestPrices(db, { offerId: id });
};
