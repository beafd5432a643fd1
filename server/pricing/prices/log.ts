/** Appends to the log of what the store publicly shows. */
import type { PriceCause } from '#contract/pricing/prices';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { priceEvents } from '#db/schema/pricing/prices';
import type { Writer } from '../../platform/records/writer.ts';
import { continuation, stepsOf } from '../priceEvents/rules.ts';
import { loadPricing, type Pricing } from './pricing.ts';
import { isPublic } from './readLists.ts';
import { planOf } from './rules.ts';

/** Why a shown price changes, as the log records it. */
export interface Cause {
  cause: PriceCause;
  batchId?: number | null;
}

/** Appends to the log what these rows plan to show, where it differs from what the log says. */
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

/** Logs what is publicly shown from now on, after prices were written some other way. */
export const logShownPrices = async (
  tx: Db,
  writer: Writer,
  variantIds: readonly number[],
  cause: Cause,
): Promise<void> =>
  logPlans(tx, writer, variantIds, await loadPricing(tx, writer.now, variantIds), cause);
