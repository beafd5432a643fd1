/** Stores observed prices and updates the latest price of each offer. */
import { and, gte, inArray, lte } from 'drizzle-orm';
import type { ObservationSource } from '#contract/pricing/competitors';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { competitorPrices } from '#db/schema/pricing/competitors';
import { rowsStatement } from '#db/statements';
import { groupBy } from '../prices/read.ts';
import { advanced, type Latest, latestOf, type Observed } from './latest.ts';

export interface Observation extends Observed {
  offerId: number;
}

/** Written by hand: one statement for any number of rows that are passed to it. */
const setLatest = rowsStatement(
  {
    id: 'integer',
    amount: 'bigint',
    shipping: 'bigint',
    in_stock: 'integer',
    observed_at: 'bigint',
    previous_amount: 'bigint',
    moved_at: 'bigint',
    updated_at: 'bigint',
  },
  (
    input,
  ) => `update competitor_offers set amount = input.amount, shipping = input.shipping, in_stock = input.in_stock,
    observed_at = input.observed_at, previous_amount = input.previous_amount, moved_at = input.moved_at,
    updated_at = input.updated_at
    from ${input} where competitor_offers.id = input.id`,
);

const OBSERVATION = {
  offerId: competitorPrices.offerId,
  amount: competitorPrices.amount,
  shipping: competitorPrices.shipping,
  inStock: competitorPrices.inStock,
  observedAt: competitorPrices.observedAt,
};
const OFFERS = { offerIds: many(competitorPrices.offerId) };
const observationsOf = prepared(OFFERS, (q, { offerIds }) =>
  q.select(OBSERVATION).from(competitorPrices).where(inArray(competitorPrices.offerId, offerIds)),
);
export const observationsBetween = prepared(
  { ...OFFERS, from: competitorPrices.observedAt, to: competitorPrices.observedAt },
  (q, { offerIds, from, to }) =>
    q
      .select(OBSERVATION)
      .from(competitorPrices)
      .where(
        and(
          inArray(competitorPrices.offerId, offerIds),
          gte(competitorPrices.observedAt, from),
          lte(competitorPrices.observedAt, to),
        ),
      ),
);

/** Inserts observations that are not stored yet and updates the rows of their offers. */
export const addObservations = async (
  tx: Db,
  offers: ReadonlyMap<number, Latest>,
  observations: readonly Observation[],
  { source, now }: { source: ObservationSource; now: number },
) => {
  if (observations.length === 0) return;
  await insertRows(
    tx,
    competitorPrices,
    observations.map((row) => ({ ...row, source })),
  );
  const arriving = groupBy(observations, ({ offerId }) => offerId);
  const after = new Map<number, Latest>();
  const late: number[] = [];
  for (const [offerId, rows] of arriving) {
    const latest = offers.get(offerId);
    const next = latest ? advanced(latest, rows) : null;
    if (next) after.set(offerId, next);
    else late.push(offerId);
  }
  const stored = groupBy(await observationsOf(tx, { offerIds: late }), ({ offerId }) => offerId);
  for (const offerId of late) after.set(offerId, latestOf(stored.get(offerId) ?? []));
  await setLatest(
    tx,
    [...after].map(([id, row]) => [
      id,
      row.amount,
      row.shipping,
      row.inStock === null ? null : Number(row.inStock),
      row.observedAt,
      row.previousAmount,
      row.movedAt,
      now,
    ]),
  );
};
