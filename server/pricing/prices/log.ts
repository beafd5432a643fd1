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

/** Why a shown price changes, for the log. */
export interface Cause {
  cause: PriceCause;
  batchId?: number | null;
}

/** Appends what these rows plan to show, where it differs from the log. */
export const logPlans = async (
  tx: Db,
  { actor, now }: Writer,
  variantIds: readonly number[],
  { rows, lists: known, log }: Pricing,
  { cause, batchId = null }: Cause,
): Promise<void> => {
  const lists = new Map([...known].filter(([, list]) => isPublic(list)));
  await insertRows(
    tx,
    priceEvents,
    variantIds.flatMap((variantId) =>
      continuation(
        stepsOf(log.get(variantId) ?? []),
        planOf(rows.get(variantId) ?? [], lists, now),
        now,
      ).map(({ at, amount, originalAmount }) => ({
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
    ),
  );
};

/** Logs the publicly shown prices from now on, after prices were written by other code. */
export const logShownPrices = async (
  tx: Db,
  writer: Writer,
  variantIds: readonly number[],
  cause: Cause,
): Promise<void> =>
  logPlans(tx, writer, variantIds, await loadPricing(tx, writer.now, variantIds), cause);
