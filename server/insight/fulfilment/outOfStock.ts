/** On how many business days of a period SKUs had nothing left, from what the shop counted. */
import { MOST_SKUS, type OutOfStock } from '#contract/insight/fulfilment';
import type { Db } from '#db';
import { query } from '#db/statements';
import { addDays, startOfDay } from '#shared/days';
import { groupBy } from '#shared/groupBy';
import { loadVariantMap } from '../../catalog/products/variants.ts';
import { outOfStockDays, type StockCount } from '../../catalog/stock/rules.ts';

export interface StockSpan {
  days: readonly string[];
  timeZone: string;
  now: number;
}

/** For each SKU that was counted before `end`, since when it is known. */
const firstCounts = (db: Db, end: number) =>
  query<{ sku: string; first: number }>(
    db,
    'select c.sku, min(c.at) as first from stock_counts c where c.at < ? group by c.sku',
    [end],
  );

/** All counts of the SKUs of which nothing was left at some place: the others were never out of stock. */
const countsOfEmptied = (db: Db, end: number) =>
  query<StockCount & { sku: string }>(
    db,
    `select c.sku, c.place, c.at, c.quantity from stock_counts c where c.at < ?
     and c.sku in (select e.sku from stock_counts e where e.quantity <= 0 and e.at < ?)`,
    [end, end],
  );

export const loadOutOfStock = async (
  db: Db,
  { days, timeZone, now }: StockSpan,
): Promise<{ out: number; known: number; skus: OutOfStock[] }> => {
  const ended = days.filter((day) => startOfDay(addDays(day, 1), timeZone) <= now);
  const ends = ended.map((day) => startOfDay(addDays(day, 1), timeZone));
  const last = ends.at(-1);
  if (last === undefined) return { out: 0, known: 0, skus: [] };
  const firsts = await firstCounts(db, last);
  const known = firsts.reduce(
    (sum, { first }) => sum + ends.filter((end) => Number(first) < end).length,
    0,
  );
  const counts = (await countsOfEmptied(db, last)).map((row) => ({ ...row, at: Number(row.at) }));
  const emptied = [...groupBy(counts, ({ sku }) => sku)]
    .map(([sku, of]) => ({ sku, ...outOfStockDays(of, { days: ended, timeZone, now }) }))
    .filter(({ out }) => out > 0)
    .sort((one, other) => other.out - one.out || (one.sku < other.sku ? -1 : 1));
  const named = emptied.slice(0, MOST_SKUS);
  const variants = await loadVariantMap(
    db,
    named.map(({ sku }) => sku),
  );
  return {
    out: emptied.reduce((sum, { out }) => sum + out, 0),
    known,
    skus: named.map((row) => {
      const variant = variants.get(row.sku);
      return {
        ...row,
        productId: variant?.productId ?? null,
        names: variant?.names ?? null,
      };
    }),
  };
};
