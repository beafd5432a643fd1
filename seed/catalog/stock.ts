/** Writes what the demo store counted of its variants, now and then nothing. */
import type { StockInput } from '#contract/catalog/stock';
import type { Connection } from '#db';
import { writeStock } from '#server/catalog/stock/write';
import { FACT_DAYS } from '../orders/shopFacts.ts';
import type { Plan } from '../plan.ts';
import type { Random } from '../shared/random.ts';
import { writerAt } from '../systemWriter.ts';

const HOUR = 3_600_000;
const WAREHOUSE = 'Hangzhou 杭州仓';
const BRANCH = 'Shanghai 上海店';
/** Days between two counts of everything. */
const EVERY = 30;
const CHUNK = 1000;

/** The counts of one SKU: regular ones, and for some a time without any. */
const drawCounts = (random: Random, sku: string, { days }: Plan, first: number): StockInput[] => {
  const counts: StockInput[] = [];
  const isSoldInBranch = random.chance(0.35);
  const count = (place: string, day: number, quantity: number) => {
    const at = Math.min(days.start(day) + 2 * HOUR + random.int(0, HOUR), days.now);
    counts.push({ sku, place, quantity, at });
  };
  for (let day = first; day <= days.last; day += EVERY) {
    count(WAREHOUSE, day, random.int(8, 240));
    if (isSoldInBranch) count(BRANCH, day, random.int(0, 25));
  }
  if (isSoldInBranch || !random.chance(0.12)) return counts;
  const emptyOn = random.int(Math.max(first, days.last - 40), days.last - 1);
  count(WAREHOUSE, emptyOn, random.chance(0.1) ? -random.int(1, 3) : 0);
  const refilledOn = emptyOn + random.int(2, 12);
  if (refilledOn <= days.last) count(WAREHOUSE, refilledOn, random.int(60, 200));
  return counts;
};

export const writeStockCounts = async (connection: Connection, plan: Plan): Promise<void> => {
  const random = plan.random.fork('stock');
  const { days } = plan;
  const counts = plan.products
    .filter(({ archive, launch }) => archive === null && launch < days.last - 1)
    .flatMap(({ variants, launch }) =>
      variants.flatMap(({ sku }) =>
        drawCounts(random, sku, plan, Math.max(launch, days.last - FACT_DAYS)),
      ),
    )
    .sort((one, other) => one.at - other.at);
  for (let index = 0; index < counts.length; index += CHUNK) {
    const rows = counts.slice(index, index + CHUNK);
    await connection.transaction((tx) => writeStock(tx, writerAt(days.now), rows));
  }
};
