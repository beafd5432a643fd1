/** Sums what counted returns take off by category, channel and day, from the orders and their returns. */
import type { Db } from '#db';
import { query, type Value } from '#db/statements';
import type { Bundle } from './bundle.ts';
import { loadBundles } from './bundles.ts';
import { ordersWithReturns, type RecomputeScope } from './recomputeSql.ts';

/** Orders or returns that are loaded at once. */
const STEP = 500;

const LOOSE = `select id from returns
  where counted_on is not null and order_id is null and id > ? order by id limit ?`;

/** Passes the ids that a statement finds after an id, step by step. */
const walk = async (tx: Db, sql: string, visit: (ids: number[]) => Promise<void>) => {
  for (let after = 0; ;) {
    const ids = (await query<{ id: number }>(tx, sql, [after, STEP])).map(({ id }) => Number(id));
    if (ids.length === 0) return;
    await visit(ids);
    after = ids.at(-1) ?? after;
  }
};

/** Rows in the order of the columns of `RETURNED_PART`. */
export const loadReturnedParts = async (tx: Db, scope: RecomputeScope): Promise<Value[][]> => {
  const parts = new Map<string, { key: Value[]; sums: [number, number, number] }>();
  const add = (bundles: readonly Bundle[]) => {
    for (const { channel, returns } of bundles)
      for (const { countedOn, lines } of returns) {
        if (countedOn === null) continue;
        for (const { categoryId, amount, amountWithCost, cost } of lines) {
          const key = [categoryId ?? 0, channel, countedOn];
          const name = key.join('\u001f');
          const part = parts.get(name) ?? { key, sums: [0, 0, 0] };
          parts.set(name, part);
          part.sums[0] += amount;
          part.sums[1] += amountWithCost;
          part.sums[2] += cost;
        }
      }
  };
  await walk(tx, ordersWithReturns(scope), async (orderIds) =>
    add(await loadBundles(tx, { orderIds })),
  );
  await walk(tx, LOOSE, async (returnIds) => add(await loadBundles(tx, { returnIds })));
  return [...parts.values()].map(({ key, sums }) => [...key, ...sums]);
};
