/** Writes counts of stock from the store's systems, each once, in any order of arrival. */
import { and, gte, inArray, lte } from 'drizzle-orm';
import type { StockInput } from '#contract/catalog/stock';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { stockCounts, stockLevels } from '#db/schema/catalog/stock';
import type { Writer } from '../../platform/records/writer.ts';

/** `isCurrent`: no newer count of the SKU at the place is known. */
export type StockResult =
  | { sku: string; place: string; outcome: 'created' | 'unchanged'; isCurrent: boolean }
  | { errors: Record<string, string> };

const knownCounts = prepared(
  { skus: many(stockCounts.sku), first: stockCounts.at, last: stockCounts.at },
  (q, { skus, first, last }) =>
    q
      .select({
        sku: stockCounts.sku,
        place: stockCounts.place,
        at: stockCounts.at,
        quantity: stockCounts.quantity,
      })
      .from(stockCounts)
      .where(
        and(inArray(stockCounts.sku, skus), gte(stockCounts.at, first), lte(stockCounts.at, last)),
      ),
);
const knownLevels = prepared({ skus: many(stockLevels.sku) }, (q, { skus }) =>
  q
    .select({ sku: stockLevels.sku, place: stockLevels.place, at: stockLevels.at })
    .from(stockLevels)
    .where(inArray(stockLevels.sku, skus)),
);

const levelKey = ({ sku, place }: { sku: string; place: string }) => JSON.stringify([sku, place]);
const countKey = ({ sku, place, at }: { sku: string; place: string; at: number }) =>
  JSON.stringify([sku, place, at]);

const newest = (inputs: readonly StockInput[]) => {
  const levels = new Map<string, StockInput>();
  for (const input of inputs)
    if (input.at >= (levels.get(levelKey(input))?.at ?? 0)) levels.set(levelKey(input), input);
  return [...levels.values()];
};

/**
 * Adds counts. Another quantity at the same instant is refused, and a level follows only from its newest count. The counts
 * are themselves the journal of the stock, so they leave no activity.
 */
export const writeStock = async (
  tx: Db,
  { now }: Writer,
  inputs: readonly StockInput[],
): Promise<StockResult[]> => {
  const skus = [...new Set(inputs.map(({ sku }) => sku))];
  const instants = inputs.map(({ at }) => at);
  const [first, last] = [Math.min(...instants), Math.max(...instants)];
  const counts = new Map(
    (await knownCounts(tx, { skus, first, last })).map((row) => [countKey(row), row.quantity]),
  );
  const levels = new Map((await knownLevels(tx, { skus })).map((row) => [levelKey(row), row.at]));
  const added: StockInput[] = [];
  const outcomes = inputs.map((input) => {
    const known = counts.get(countKey(input));
    if (known !== undefined) return known === input.quantity ? 'unchanged' : 'refused';
    counts.set(countKey(input), input.quantity);
    added.push(input);
    return 'created';
  });
  await insertRows(
    tx,
    stockCounts,
    added.map((input) => ({ ...input, recordedAt: now })),
  );
  const current = newest(added).filter((one) => one.at >= (levels.get(levelKey(one)) ?? 0));
  await insertRows(tx, stockLevels, current, {
    suffix: `on conflict (sku, place) do update set quantity = excluded.quantity, at = excluded.at
      where excluded.at >= stock_levels.at`,
  });
  for (const one of current) levels.set(levelKey(one), one.at);
  return inputs.map((input, index): StockResult => {
    const outcome = outcomes[index];
    if (outcome === 'refused' || outcome === undefined)
      return { errors: { quantity: 'stock.errors.otherQuantity' } };
    const { sku, place, at } = input;
    return { sku, place, outcome, isCurrent: levels.get(levelKey(input)) === at };
  });
};
