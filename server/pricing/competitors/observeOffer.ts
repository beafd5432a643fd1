/** Staff actions that record an observed price of an offer, or mark its movement as seen. */
import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { ObservationInput } from '#contract/pricing/competitors';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { competitorOffers, competitorPrices } from '#db/schema/pricing/competitors';
import { recordActivity } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { addObservations } from './addObservations.ts';
import { observationError } from './observationError.ts';
import { activityEntry } from './offerActivity.ts';

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

/** Marks the last movement as seen or not seen. Marking an earlier movement as seen does not apply to later ones. */
export const markOfferSeen = async (tx: Db, writer: Writer, id: number, seen: boolean) => {
  const offer = await getRow(tx, competitorOffers, id);
  await updateRow(tx, competitorOffers, id, {
    seenAt: seen ? offer.movedAt : null,
    updatedAt: writer.now,
  });
  await recordActivity(tx, { ...activityEntry(writer, offer), verb: seen ? 'seen' : 'unseen' });
  return getRow(tx, competitorOffers, id);
};
