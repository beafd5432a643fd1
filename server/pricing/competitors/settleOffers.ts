/** Updates the offers of observations, or creates them. */
import { eq, sql } from 'drizzle-orm';
import type { ActivityVerb } from '#contract/platform/activities';
import type { StoreObservationInput } from '#contract/pricing/competitors';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { preparedRows } from '#db/preparedRows';
import { competitorOffers } from '#db/schema/pricing/competitors';
import { type ActivityEntry, recordActivities } from '../../platform/activities/record.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadOffers, type Offer, offerKey } from './offersOfVariants.ts';

const setTerms = preparedRows(
  { id: competitorOffers.id, url: competitorOffers.url, own: competitorOffers.own },
  {},
  (q, { rows, input }) =>
    q
      .update(competitorOffers)
      .set({ url: input.url, own: input.own, version: sql`${competitorOffers.version} + 1` })
      .from(rows)
      .where(eq(competitorOffers.id, input.id)),
);

type OfferRow = StoreObservationInput & { variantId: number };
type NewOffer = typeof competitorOffers.$inferInsert;

/** Determines which offers the rows create, and which stored ones get a different address or a different `own`. */
const compareOffers = (
  known: ReadonlyMap<string, Offer>,
  rows: readonly OfferRow[],
  now: number,
) => {
  const created = new Map<string, NewOffer>();
  const changed = new Map<string, Offer>();
  for (const { variantId, seller, url, own } of rows) {
    const key = offerKey(variantId, seller);
    const before = known.get(key);
    if (!before) {
      const earlier = created.get(key);
      created.set(key, {
        variantId,
        seller,
        url: url ?? earlier?.url ?? null,
        own: own ?? earlier?.own ?? false,
        createdAt: now,
        updatedAt: now,
      });
      continue;
    }
    const after = changed.get(key) ?? before;
    if ((url ?? after.url) !== after.url || (own ?? after.own) !== after.own)
      changed.set(key, { ...after, url: url ?? after.url, own: own ?? after.own });
  }
  return { created, changed };
};

/** The offer of each row, created if necessary, with the address and `own` of the row. */
export const settleOffers = async (tx: Db, { actor, now }: Writer, rows: readonly OfferRow[]) => {
  const known = await loadOffers(tx, rows);
  const { created, changed } = compareOffers(known, rows, now);
  await insertRows(tx, competitorOffers, [...created.values()]);
  await setTerms(tx, [...changed.values()]);
  const offers = created.size > 0 ? await loadOffers(tx, rows) : known;
  const activityEntry = (offer: Offer | undefined, verb: ActivityVerb): ActivityEntry => ({
    actor,
    at: now,
    resource: 'competitorOffers',
    recordId: offer?.id ?? null,
    recordName: offer?.seller ?? null,
    verb,
  });
  await recordActivities(tx, [
    ...[...created].map(([key, { variantId, seller, url, own }]) => ({
      ...activityEntry(offers.get(key), 'create'),
      after: { variantId, seller, url, own },
    })),
    ...[...changed].map(([key, { url, own }]) => {
      const before = known.get(key);
      return {
        ...activityEntry(before, 'edit'),
        before: { url: before?.url ?? null, own: before?.own ?? false },
        after: { url, own },
      };
    }),
  ]);
  return { offers, changed };
};
