/** Observed prices of competitors, from the screen, the store's systems and files: kept once each, whatever the order. */
import type { ObservationSource, StoreObservationInput } from '#contract/pricing/competitors';
import type { Db } from '#db';
import { insertRows, selectIn } from '#db/bulk';
import { competitorPrices } from '#db/schema/pricing/competitors';
import { rowsStatement } from '#db/statements';
import { decodeRows } from '../../platform/lists/list.ts';
import { groupBy } from '../prices/read.ts';
import type { RowResult } from '../../platform/records/results.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { advanced, type Latest, latestOf, type Observed } from './latest.ts';
import { place, settleOffers, variantsOf } from './settleOffers.ts';

/** Clocks of others may go a little ahead of ours. */
const AHEAD_MS = 300_000;

interface New extends Observed {
  offerId: number;
}

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

const observationsOf = async (
  tx: Db,
  offerIds: readonly number[],
): Promise<Map<number, Observed[]>> => {
  const rows = decodeRows<New>(
    competitorPrices,
    await selectIn(
      tx,
      `select offer_id as "offerId", amount, shipping, in_stock as "inStock", observed_at as "observedAt"
       from competitor_prices where offer_id in (?)`,
      offerIds,
      'integer',
    ),
  );
  return groupBy(rows, ({ offerId }) => offerId);
};

/** Adds observations nobody has made yet and brings their offers' rows up to date, in the same transaction. */
export const addObservations = async (
  tx: Db,
  offers: ReadonlyMap<number, Latest>,
  observations: readonly New[],
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
  const stored = await observationsOf(tx, late);
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

const moment = (offerId: number, observedAt: number) => `${offerId} ${observedAt}`;

/** What is wrong with a row in the light of the store's settings and clock. */
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
  const variants = await variantsOf(
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
    rows.flatMap(({ variantId, seller }) => offers.get(place(variantId, seller))?.id ?? []),
  );
  const arriving = rows.map(({ observedAt }) => observedAt ?? writer.now);
  const [from, to] = arriving.reduce(
    ([least, most], at) => [Math.min(least, at), Math.max(most, at)],
    [Infinity, 0],
  );
  const stored = await observationsAt(tx, [...touched], from, to);
  for (const row of stored) known.set(moment(row.offerId, row.observedAt), row);
  const added: New[] = [];
  const results = inputs.map((input): ObservationResult => {
    const variantId = variants.get(input.sku);
    if (variantId === undefined) return { errors: { sku: 'prices.errors.unknownSku' } };
    const key = place(variantId, input.seller);
    const offer = offers.get(key);
    if (!offer) throw new Error('An offer was not made');
    const { amount, shipping, inStock } = input;
    const observation = {
      offerId: offer.id,
      amount,
      shipping,
      inStock,
      observedAt: input.observedAt ?? writer.now,
    };
    const before = known.get(moment(offer.id, observation.observedAt));
    if (
      before &&
      (before.amount !== amount || before.shipping !== shipping || before.inStock !== inStock)
    )
      return { errors: { observedAt: 'competitors.errors.otherPrice' } };
    const result = { externalId: `${input.sku} ${input.seller}`, id: offer.id };
    if (before) return { ...result, outcome: changed.has(key) ? 'updated' : 'unchanged' };
    known.set(moment(offer.id, observation.observedAt), observation);
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

const observationsAt = async (
  tx: Db,
  offerIds: readonly number[],
  from: number,
  to: number,
): Promise<New[]> =>
  decodeRows<New>(
    competitorPrices,
    await selectIn(
      tx,
      `select offer_id as "offerId", amount, shipping, in_stock as "inStock", observed_at as "observedAt"
       from competitor_prices where offer_id in (?) and observed_at >= ${from} and observed_at <= ${to}`,
      offerIds,
      'integer',
    ),
  );
