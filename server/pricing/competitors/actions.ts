/** Staff actions on competitor offers: create, edit, archive and delete them. */
import { eq } from 'drizzle-orm';
import type { OfferInput } from '#contract/pricing/competitors';
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
import { activityEntry } from './offerActivity.ts';

const anyPrice = prepared({ offerId: competitorPrices.offerId }, (q, { offerId }) =>
  q
    .select({ id: competitorPrices.id })
    .from(competitorPrices)
    .where(eq(competitorPrices.offerId, offerId))
    .limit(1),
);

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
  // Observed prices belong to the variant for which they were observed.
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

/** Deletes an offer without observed prices; other offers can only be archived. */
export const deleteOffer = async (tx: Db, writer: Writer, id: number) => {
  const offer = await getRow(tx, competitorOffers, id);
  if ((await anyPrice(tx, { offerId: id })).length > 0)
    throw conflict('competitors.errors.observed');
  await deleteRow(tx, competitorOffers, id);
  await recordActivity(tx, { ...activityEntry(writer, offer), verb: 'delete' });
  return offer;
};

/** Excludes an offer from all comparisons, or includes it again; its observations stay. */
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
