/** Stored prices, lists and log entries as the rules want them. */
import type { Audience, PriceListFacts, PriceListKind, PriceRow } from '#contract/prices';
import type { Db } from '#db';
import { among, query, statement } from '#db/statements';
import type { LogEntry } from './log.ts';

interface ListRow {
  id: number;
  code: string;
  kind: PriceListKind;
  priority: number;
  audience: string;
  archived_at: number | null;
}
const allLists = statement<ListRow>('select id, code, kind, priority, audience, archived_at from price_lists');

/** Every list, archived ones too: their prices ended when they were archived. */
export const loadPriceLists = async (db: Db): Promise<Map<number, PriceListFacts>> =>
  new Map(
    (await allLists(db)).map(({ audience, archived_at, ...list }) => [
      list.id,
      { ...list, audience: JSON.parse(audience) as Audience, ...(archived_at !== null && { archived: true }) },
    ]),
  );

/** Is the list for everybody, so that its prices are publicly shown? */
export const isPublic = ({ audience: { levels, groups, channels } }: PriceListFacts): boolean =>
  levels.length + groups.length + channels.length === 0;

const COLUMNS = `select id, list_id as "listId", variant_id as "variantId", min_quantity as "minQuantity", amount,
  starts_at as "startsAt", ends_at as "endsAt" from prices`;

export const groupBy = <T, K>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
};

/** Every price of these variants, past and future; or (`at`) those that hold at an instant. By variant. */
export const loadPrices = async (
  db: Db,
  variantIds: readonly number[],
  { at, endingAfter }: { at?: number; endingAfter?: number } = {},
): Promise<Map<number, PriceRow[]>> => {
  if (variantIds.length === 0) return new Map();
  const { sql, value } = among(db, variantIds, 'bigint');
  const conditions = [`variant_id ${sql}`];
  const values = [value];
  if (at !== undefined) {
    conditions.push('starts_at <= ? and ends_at > ?');
    values.push(at, at);
  }
  if (endingAfter !== undefined) {
    conditions.push('ends_at > ?');
    values.push(endingAfter);
  }
  const rows = await query<PriceRow>(db, `${COLUMNS} where ${conditions.join(' and ')} order by id`, values);
  return groupBy(rows, ({ variantId }) => variantId);
};

export interface StoredEntry extends LogEntry {
  variantId: number;
}
const ENTRIES = `select e.variant_id as "variantId", e.effective_at as "effectiveAt", e.recorded_at as "recordedAt",
  e.amount, e.original_amount as "originalAmount" from price_events e`;
/** Of these variants only the entry that held at an instant and those after it, however long their past is. */
const ENTRIES_SINCE = `${ENTRIES} join (select id, coalesce((select max(effective_at) from price_events
    where variant_id = variants.id and effective_at <= ?), 0) as since from variants where id in (ids)) v
  on e.variant_id = v.id and e.effective_at >= v.since`;

/**
 * The log of these variants, in the order it was written; by variant. `since`: of variants that are there, only what held
 * at that instant and what comes after.
 */
export const loadLog = async (
  db: Db,
  variantIds: readonly number[],
  since?: number,
): Promise<Map<number, StoredEntry[]>> => {
  if (variantIds.length === 0) return new Map();
  const { sql, value } = among(db, variantIds, 'bigint');
  const rows =
    since === undefined
      ? await query<StoredEntry>(db, `${ENTRIES} where e.variant_id ${sql} order by e.id`, [value])
      : await query<StoredEntry>(db, `${ENTRIES_SINCE.replace('in (ids)', sql)} order by e.id`, [since, value]);
  return groupBy(rows, ({ variantId }) => variantId);
};
