/** Offers that observations name: found by variant and seller, made where there are none. */
import type { ActivityVerb } from '#contract/platform/activities';
import type { StoreObservationInput } from '#contract/pricing/competitors';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { competitorOffers } from '#db/schema/pricing/competitors';
import { rowsStatement } from '#db/statements';
import { type ActivityEntry, recordActivities } from '../../platform/activities/record.ts';
import { decodeRows } from '../../platform/lists/list.ts';
import type { Writer } from '../../platform/records/writer.ts';

type Offer = typeof competitorOffers.$inferSelect;

/** Names the one offer of a variant by a seller. */
export const place = (variantId: number, seller: string) => `${variantId}\u001f${seller}`;

export const variantsOf = async (tx: Db, skus: readonly string[]): Promise<Map<string, number>> => {
  const rows = await selectIn<{ id: number; sku: string }>(
    tx,
    'select id, sku from variants where sku in (?) order by id desc',
    [...new Set(skus)],
    'text',
  );
  // Of several variants with one SKU, the oldest.
  return new Map(rows.map(({ id, sku }) => [sku, id]));
};

const offersOf = async (tx: Db, variantIds: readonly number[]): Promise<Map<string, Offer>> => {
  const rows = decodeRows(
    competitorOffers,
    await selectIn(
      tx,
      `select id, variant_id as "variantId", seller, url, own, amount, shipping, in_stock as "inStock",
         observed_at as "observedAt", previous_amount as "previousAmount", moved_at as "movedAt", version
       from competitor_offers where variant_id in (?)`,
      variantIds,
      'integer',
    ),
  ) as Offer[];
  return new Map(rows.map((offer) => [place(offer.variantId, offer.seller), offer]));
};

const setTerms = rowsStatement(
  { id: 'integer', url: 'text', own: 'integer' },
  (input) => `update competitor_offers set url = input.url, own = input.own, version = version + 1
    from ${input} where competitor_offers.id = input.id`,
);

/** Each row's offer, made where there is none; with what the rows say of its address and whether it is our own. */
export const settleOffers = async (
  tx: Db,
  { actor, now }: Writer,
  rows: readonly (StoreObservationInput & { variantId: number })[],
) => {
  const offers = await offersOf(tx, [...new Set(rows.map(({ variantId }) => variantId))]);
  const made = new Map<string, typeof competitorOffers.$inferInsert>();
  const changed = new Map<string, Offer>();
  for (const { variantId, seller, url, own } of rows) {
    const key = place(variantId, seller);
    const known = offers.get(key);
    if (!known) {
      const fresh = made.get(key);
      made.set(key, {
        variantId,
        seller,
        url: url ?? fresh?.url ?? null,
        own: own ?? fresh?.own ?? false,
        createdAt: now,
        updatedAt: now,
      });
      continue;
    }
    const after = changed.get(key) ?? known;
    if ((url ?? after.url) !== after.url || (own ?? after.own) !== after.own)
      changed.set(key, { ...after, url: url ?? after.url, own: own ?? after.own });
  }
  await insertRows(tx, competitorOffers, [...made.values()]);
  await setTerms(
    tx,
    [...changed.values()].map(({ id, url, own }) => [id, url, Number(own)]),
  );
  const settled =
    made.size > 0
      ? await offersOf(tx, [...new Set(rows.map(({ variantId }) => variantId))])
      : offers;
  const activityEntry = (offer: Offer | undefined, verb: ActivityVerb): ActivityEntry => ({
    actor,
    at: now,
    resource: 'competitorOffers',
    recordId: offer?.id ?? null,
    recordName: offer?.seller ?? null,
    verb,
  });
  await recordActivities(tx, [
    ...[...made].map(([key, { variantId, seller, url, own }]) => ({
      ...activityEntry(settled.get(key), 'create'),
      after: { variantId, seller, url, own },
    })),
    ...[...changed].map(([key, { url, own }]) => {
      const before = offers.get(key);
      return {
        ...activityEntry(before, 'edit'),
        before: { url: before?.url ?? null, own: before?.own ?? false },
        after: { url, own },
      };
    }),
  ]);
  return { offers: settled, changed };
};
