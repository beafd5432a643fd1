/** Loads the logged prices of variants. */
import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { variants } from '#db/schema/catalog/products';
import { priceEvents } from '#db/schema/pricing/prices';
import type { LogEntry } from '../priceEvents/rules.ts';
import { groupBy } from '#shared/groupBy';

export interface StoredEntry extends LogEntry {
  variantId: number;
}
const ENTRY = {
  variantId: priceEvents.variantId,
  effectiveAt: priceEvents.effectiveAt,
  recordedAt: priceEvents.recordedAt,
  amount: priceEvents.amount,
  originalAmount: priceEvents.originalAmount,
};
const allEntries = prepared({ ids: many(priceEvents.variantId) }, (q, { ids }) =>
  q
    .select(ENTRY)
    .from(priceEvents)
    .where(inArray(priceEvents.variantId, ids))
    .orderBy(asc(priceEvents.id)),
);
/** Of these variants only the entry in force at an instant and later ones, however many earlier ones there are. */
const entriesSince = prepared(
  { since: priceEvents.effectiveAt, ids: many(variants.id) },
  (q, { since, ids }) => {
    const held = sql`coalesce((select max(${priceEvents.effectiveAt}) from ${priceEvents}
      where ${priceEvents.variantId} = ${variants.id} and ${priceEvents.effectiveAt} <= ${since}), 0)`;
    const asked = q
      .select({ id: variants.id, heldAt: sql<number>`${held}`.as('held_at') })
      .from(variants)
      .where(inArray(variants.id, ids))
      .as('asked');
    return q
      .select(ENTRY)
      .from(priceEvents)
      .innerJoin(
        asked,
        and(eq(priceEvents.variantId, asked.id), gte(priceEvents.effectiveAt, asked.heldAt)),
      )
      .orderBy(asc(priceEvents.id));
  },
);

/** When the newest of these entries was written, UTC ms; 0 where there are none. */
export const lastRecordedAt = (log: ReadonlyMap<number, readonly StoredEntry[]>): number =>
  [...log.values()].flat().reduce((last, { recordedAt }) => Math.max(last, recordedAt), 0);

/**
 * The log of these variants in the order of writing, by variant. With `since`, only the entries that were in force at
 * that instant or later.
 */
export const loadLog = async (
  db: Db,
  variantIds: readonly number[],
  since?: number,
): Promise<Map<number, StoredEntry[]>> => {
  const rows = await (since === undefined
    ? allEntries(db, { ids: variantIds })
    : entriesSince(db, { ids: variantIds, since }));
  return groupBy(rows, ({ variantId }) => variantId);
};
