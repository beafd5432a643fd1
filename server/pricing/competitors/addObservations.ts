/** Stores observed prices and updates the latest price of each offer. */
import type { ObservationSource } from '#contract/pricing/competitors';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { competitorPrices } from '#db/schema/pricing/competitors';
import { groupBy } from '#shared/groupBy';
import { advanced, type Latest, latestOf, type Observed } from './latest.ts';
import { observationsOf } from './observations.ts';
import { setLatest } from './latestObservation.ts';

export interface Observation extends Observed {
  offerId: number;
}

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
    [...after].map(([id, latest]) => ({ ...latest, id, updatedAt: now })),
  );
};
