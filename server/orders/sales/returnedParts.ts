/** Sums what counted returns take off by category, channel and day, from the orders and their returns. */
import type { Db } from '#db';
import { query, type Value } from '#db/statements';
import type { Bundle } from './bundle.ts';
import { loadBundles } from './bundles.ts';
import { inSteps } from './inSteps.ts';
import { ordersWithReturns, type RecomputeScope, returnsWithoutOrder } from './recomputeSql.ts';

/** Passes the ids that a statement finds, step by step. */
const walk = async (tx: Db, sql: string, visit: (ids: number[]) => Promise<void>) => {
  const ids = (await query<{ id: number }>(tx, sql)).map(({ id }) => Number(id));
  for (const step of inSteps(ids)) await visit(step);
};

/** Rows in the order of the columns of `RETURNED_PART`. */
export const loadReturnedParts = async (tx: Db, scope: RecomputeScope): Promise<Value[][]> => {
  const parts = new Map<string, { key: Value[]; sums: [number, number, number, number] }>();
  const add = (bundles: readonly Bundle[]) => {
    for (const { channel, returns } of bundles)
      for (const { countedOn, lines } of returns) {
        if (countedOn === null) continue;
        for (const { categoryId, amount, moneyOnly, amountWithCost, cost } of lines) {
          const key = [categoryId ?? 0, channel, countedOn];
          const name = key.join('\u001f');
          const part = parts.get(name) ?? { key, sums: [0, 0, 0, 0] };
          parts.set(name, part);
          part.sums[0] += amount;
          part.sums[1] += moneyOnly;
          part.sums[2] += amountWithCost;
          part.sums[3] += cost;
        }
      }
  };
  await walk(tx, ordersWithReturns(scope), async (orderIds) =>
    add(await loadBundles(tx, { orderIds })),
  );
  await walk(tx, returnsWithoutOrder(scope), async (returnIds) =>
    add(await loadBundles(tx, { returnIds })),
  );
  return [...parts.values()].map(({ key, sums }) => [...key, ...sums]);
};
