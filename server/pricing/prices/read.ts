/** Stored prices, lists and log entries as the rules want them. */
import type { Audience, PriceListFacts, PriceListKind, PriceRow } from '#contract/pricing/prices';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { statement } from '#db/statements';
import type { LogEntry } from '../priceEvents/rules.ts';

interface ListRow {
  id: number;
  code: string;
  kind: PriceListKind;
  priority: number;
  audience: string;
  archived_at: number | null;
}
const allLists = statement<ListRow>(
  'select id, code, kind, priority, audience, archived_at from price_lists',
);

/** Every list, archived ones too: their prices ended when they were archived. */
export const loadPriceLists = async (db: Db): Promise<Map<number, PriceListFacts>> =>
  new Map(
    (await allLists(db)).map(({ audience, archived_at, ...list }) => [
      list.id,
      {
        ...list,
        audience: JSON.parse(audience) as Audience,
        ...(archived_at !== null && { archived: true }),
      },
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

const ALL_PRICES = `${COLUMNS} where variant_id in (?) order by id`;
const PRICES_AT = `${COLUMNS} where starts_at <= ? and ends_at > ? and variant_id in (?) order by id`;
const PRICES_SINCE = `${COLUMNS} where ends_at > ? and variant_id in (?) order by id`;

/** Every price of these variants, past and future; or (`at`) those that hold at an instant. By variant. */
export const loadPrices = async (
  db: Db,
  variantIds: readonly number[],
  { at, endingAfter }: { at?: number; endingAfter?: number } = {},
): Promise<Map<number, PriceRow[]>> => {
  const rows = await (at !== undefined
    ? selectIn<PriceRow>(db, PRICES_AT, variantIds, 'integer', at, at)
    : endingAfter !== undefined
      ? selectIn<PriceRow>(db, PRICES_SINCE, variantIds, 'integer', endingAfter)
      : selectIn<PriceRow>(db, ALL_PRICES, variantIds, 'integer'));
  return groupBy(rows, ({ variantId }) => variantId);
};

export interface StoredEntry extends LogEntry {
  variantId: number;
}
const ENTRIES = `select e.variant_id as "variantId", e.effective_at as "effectiveAt", e.recorded_at as "recordedAt",
  e.amount, e.original_amount as "originalAmount" from price_events e`;
/** Of these variants only the entry that held at an instant and those after it, however long their past is. */
const ENTRIES_SINCE = `${ENTRIES} join (select id, coalesce((select max(effective_at) from price_events
    where variant_id = variants.id and effective_at <= ?), 0) as since from variants where id in (?)) v
  on e.variant_id = v.id and e.effective_at >= v.since order by e.id`;
const ALL_ENTRIES = `${ENTRIES} where e.variant_id in (?) order by e.id`;

/**
 * The log of these variants, in the order it was written; by variant. `since`: of variants that are there, only what held
 * at that instant and what comes after.
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
