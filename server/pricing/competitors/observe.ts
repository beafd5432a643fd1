/** Writes observed prices of competitors, from staff, the store's systems and files: each once, in whatever order. */
import { and, gte, inArray, lte } from 'drizzle-orm';
import type { ObservationSource, StoreObservationInput } from '#contract/pricing/competitors';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { competitorPrices } from '#db/schema/pricing/competitors';
import { rowsStatement } from '#db/statements';
import { groupBy } from '../prices/read.ts';
import type { RowResult } from '../../platform/records/results.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadVariantIds } from '../prices/variants.ts';
import { advanced, type Latest, latestOf, type Observed } from './latest.ts';
import { offerKey, settleOffers } from './settleOffers.ts';

/** How far the clock of another system may be ahead of ours. */
const AHEAD_MS = 300_000;

interface Observation extends Observed {
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
const observationsBetween = prepared(
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

export type ObservationResult = RowResult | { errors: Record<string, string> };

const observationKey = (offerId: number, observedAt: number) => `${offerId} ${observedAt}`;

/** Errors of a row against the store's currency and clock; null where there are none. */
export const observationError = (
  { currency, observedAt }: Pick<StoreObservationInput, 'currency' | 'observedAt'>,
  { settings, now }: Writer,
): Record<string, string> | null => {
  if (currency !== undefined && currency !== settings.currency)
    return { currency: 'competitors.errors.currency' };
  return observedAt !== null && observedAt > now + AHEAD_MS
    ? { observedAt: 'competitors.errors.future' }
    : null;
};

/** Observations by SKU and seller. The same again changes nothing; another price at the same instant is refused. */
export const writeObservations = async (
  tx: Db,
  writer: Writer,
  inputs: readonly StoreObservationInput[],
  source: ObservationSource,
): Promise<ObservationResult[]> => {
  const variants = await loadVariantIds(
    tx,
    inputs.map(({ sku }) => sku),
  );
  const rows = inputs.flatMap((input) => {
    const variantId = variants.get(input.sku);
    return variantId === undefined ? [] : [{ ...input, variantId }];
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
    const variantId = variants.get(input.sku);
    if (variantId === undefined) return { errors: { sku: 'prices.errors.unknownSku' } };
    const key = offerKey(variantId, input.seller);
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
