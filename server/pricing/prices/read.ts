/** Stored prices, lists and log entries as the rules want them. */
import { and, asc, gt, inArray, lte, type SQL } from 'drizzle-orm';
import type { PriceListFacts, PriceRow } from '#contract/pricing/prices';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { type Builder, many, prepared } from '#db/prepared';
import { priceLists, prices } from '#db/schema/pricing/prices';
import type { LogEntry } from '../priceEvents/rules.ts';

const allLists = prepared({}, (q) =>
  q
    .select({
      id: priceLists.id,
      code: priceLists.code,
      kind: priceLists.kind,
      priority: priceLists.priority,
      audience: priceLists.audience,
      archivedAt: priceLists.archivedAt,
    })
    .from(priceLists),
);

/** Every list, archived ones too: their prices ended when they were archived. */
export const loadPriceLists = async (db: Db): Promise<Map<number, PriceListFacts>> =>
  new Map(
    (await allLists(db)).map(({ archivedAt, ...list }) => [
      list.id,
      { ...list, ...(archivedAt !== null && { archived: true }) },
    ]),
  );

/** Is the list for everybody, so that its prices are publicly shown? */
export const isPublic = ({ audience: { levels, groups, channels } }: PriceListFacts): boolean =>
  levels.length + groups.length + channels.length === 0;

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

const selectPrices = (q: Builder, condition: SQL | undefined) =>
  q
    .select({
      id: prices.id,
      listId: prices.listId,
      variantId: prices.variantId,
      minQuantity: prices.minQuantity,
      amount: prices.amount,
      startsAt: prices.startsAt,
      endsAt: prices.endsAt,
    })
    .from(prices)
    .where(condition)
    .orderBy(asc(prices.id));
const VARIANTS = { variantIds: many(prices.variantId) };
const allPrices = prepared(VARIANTS, (q, { variantIds }) =>
  selectPrices(q, inArray(prices.variantId, variantIds)),
);
const pricesAt = prepared({ ...VARIANTS, at: prices.startsAt }, (q, { variantIds, at }) =>
  selectPrices(
    q,
    and(lte(prices.startsAt, at), gt(prices.endsAt, at), inArray(prices.variantId, variantIds)),
  ),
);
const pricesSince = prepared({ ...VARIANTS, since: prices.endsAt }, (q, { variantIds, since }) =>
  selectPrices(q, and(gt(prices.endsAt, since), inArray(prices.variantId, variantIds))),
);

/** Every price of these variants, past and future; or (`at`) those that hold at an instant. By variant. */
export const loadPrices = async (
  db: Db,
  variantIds: readonly number[],
  { at, endingAfter }: { at?: number; endingAfter?: number } = {},
): Promise<Map<number, PriceRow[]>> => {
  const rows = await (at !== undefined
    ? pricesAt(db, { variantIds, at })
    : endingAfter !== undefined
      ? pricesSince(db, { variantIds, since: endingAfter })
      : allPrices(db, { variantIds }));
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
