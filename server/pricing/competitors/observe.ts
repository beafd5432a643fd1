/** Writes observed competitor prices from staff, the store's systems and files, each once and in any order. */
import type { ObservationSource, StoreObservationInput } from '#contract/pricing/competitors';
import type { Db } from '#db';
import type { RowResult } from '../../platform/records/results.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadVariantIds } from '../prices/variants.ts';
import type { Observed } from './latest.ts';
import { offerKey } from './offersOfVariants.ts';
import { settleOffers } from './settleOffers.ts';
import { addObservations, type Observation } from './addObservations.ts';
import { observationsBetween } from './observations.ts';

export type ObservationResult = RowResult | { errors: Record<string, string> };

const observationKey = (offerId: number, observedAt: number) => `${offerId} ${observedAt}`;

/**
 * Writes observations by SKU and seller. A repeat changes nothing; a different price at the same instant is refused.
 */
export const writeObservations = async (
  tx: Db,
  writer: Writer,
  inputs: readonly StoreObservationInput[],
  source: ObservationSource,
): Promise<ObservationResult[]> => {
  const matchSku = await loadVariantIds(
    tx,
    inputs.map(({ sku }) => sku),
  );
  const rows = inputs.flatMap((input) => {
    const match = matchSku(input.sku);
    return 'error' in match ? [] : [{ ...input, variantId: match.variantId }];
  });
  const { offers, changed } = await settleOffers(tx, writer, rows);
  const known = new Map<string, Observed>();
  const touched = new Set(
    rows.flatMap(({ variantId, seller }) => offers.get(offerKey(variantId, seller))?.id ?? []),
  );
  const arriving = rows.map(({ observedAt }) => observedAt ?? writer.now);
  const [from, to] = arriving.reduce(
    ([least, most], at) => [Math.min(least, at), Math.max(most, at)],
    [Infinity, 0],
  );
  const stored = await observationsBetween(tx, { offerIds: [...touched], from, to });
  for (const row of stored) known.set(observationKey(row.offerId, row.observedAt), row);
  const added: Observation[] = [];
  const results = inputs.map((input): ObservationResult => {
    const match = matchSku(input.sku);
    if ('error' in match) return { errors: { sku: match.error } };
    const key = offerKey(match.variantId, input.seller);
    const offer = offers.get(key);
    if (!offer) throw new Error('An offer was not created');
    const { amount, shipping, inStock } = input;
    const observation = {
      offerId: offer.id,
      amount,
      shipping,
      inStock,
      observedAt: input.observedAt ?? writer.now,
    };
    const before = known.get(observationKey(offer.id, observation.observedAt));
    if (
      before &&
      (before.amount !== amount || before.shipping !== shipping || before.inStock !== inStock)
    )
      return { errors: { observedAt: 'competitors.errors.otherPrice' } };
    const result = { externalId: `${input.sku} ${input.seller}`, id: offer.id };
    if (before) return { ...result, outcome: changed.has(key) ? 'updated' : 'unchanged' };
    known.set(observationKey(offer.id, observation.observedAt), observation);
    added.push(observation);
    return { ...result, outcome: 'created' };
  });
  await addObservations(
    tx,
    new Map([...offers.values()].map((offer) => [offer.id, offer])),
    added,
    {
      source,
      now: writer.now,
    },
  );
  return results;
};
