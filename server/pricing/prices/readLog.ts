/** Loads the logged prices of variants. */
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import type { LogEntry } from '../priceEvents/rules.ts';
import { groupBy } from './read.ts';

export interface StoredEntry extends LogEntry {
  variantId: number;
}
const ENTRIES = `select e.variant_id as "variantId", e.effective_at as "effectiveAt", e.recorded_at as "recordedAt",
  e.amount, e.original_amount as "originalAmount" from price_events e`;
/** Of these variants only the entry in force at an instant and later ones, however many earlier ones there are. */
const ENTRIES_SINCE = `${ENTRIES} join (select id, coalesce((select max(effective_at) from price_events
    where variant_id = variants.id and effective_at <= ?), 0) as since from variants where id in (?)) v
  on e.variant_id = v.id and e.effective_at >= v.since order by e.id`;
const ALL_ENTRIES = `${ENTRIES} where e.variant_id in (?) order by e.id`;

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
    ? selectIn<StoredEntry>(db, ALL_ENTRIES, variantIds, 'integer')
    : selectIn<StoredEntry>(db, ENTRIES_SINCE, variantIds, 'integer', since));
  return groupBy(rows, ({ variantId }) => variantId);
};
