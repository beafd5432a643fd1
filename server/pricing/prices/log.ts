/** Appends to the log of publicly shown prices. */
import type { PriceCause } from '#contract/pricing/prices';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { priceEvents } from '#db/schema/pricing/prices';
import type { Writer } from '../../platform/records/writer.ts';
import { continuation, stepsOf } from '../priceEvents/rules.ts';
import { loadPricing, type Pricing } from './pricing.ts';
import { isPublic } from './readLists.ts';
import { planOf } from './rules.ts';
import { type LoggedPrice, tellPrices } from './tellPrices.ts';

/** Why a shown price changes, for the log. */
export interface Cause {
  cause: PriceCause;
  batchId?: number | null;
}

/** Appends what these rows plan to show, where it differs from the log, and returns it. */
export const logPlans = async (
  tx: Db,
  { actor, now }: Writer,
  variantIds: readonly number[],
  { rows, lists: known, log }: Pricing,
  { cause, batchId = null }: Cause,
): Promise<LoggedPrice[]> => {
  const lists = new Map([...known].filter(([, list]) => isPublic(list)));
  const logged = variantIds.flatMap((variantId) =>
    continuation(
      stepsOf(log.get(variantId) ?? []),
      planOf(rows.get(variantId) ?? [], lists, now),
      now,
    ).map((point): LoggedPrice => ({ variantId, ...point })),
  );
  await insertRows(
    tx,
    priceEvents,
    logged.map(({ variantId, at, amount, originalAmount }) => ({
      variantId,
      effectiveAt: at,
      recordedAt: now,
      amount,
      originalAmount,
      cause,
      batchId,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
    })),
  );
  return logged;
};

/** Logs and tells the publicly shown prices from now on, after prices were written by other code. */
export const logShownPrices = async (
  tx: Db,
  writer: Writer,
  variantIds: readonly number[],
  cause: Cause,
): Promise<void> => {
  const pricing = await loadPricing(tx, writer.now, variantIds);
  await tellPrices(tx, writer, await logPlans(tx, writer, variantIds, pricing, cause));
};
